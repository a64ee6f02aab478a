"""What is asked of a candidate: said beside the selection, and what is forbidden stops it (BR-13 … BR-16)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from branches.hints import BLOCK, INFO, WARN, Hint
from branches.hints.rules.people import STANDING_YEARS
from branches.selection.models import CadreSelection
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.regulations import quoted
from records.days import months_after

_GRAVEST = (BLOCK, WARN, INFO)


def requirements(selection: CadreSelection) -> list[Hint]:
    """The gravest first."""
    found = [hint for rule in (_member, _standing, _full_time, _place, _held) for hint in rule(selection)]
    return sorted(found, key=lambda hint: _GRAVEST.index(hint.severity))


def _member(selection: CadreSelection) -> Iterator[Hint]:
    person: Person = selection.person
    if not person.may_vote:
        text = f"{person}是{person.get_standing_display()}，不能担任支部职务。"
        yield Hint("BR-15", BLOCK, text, quoted("BR-15b" if person.is_party_member else "BR-05"))


def _standing(selection: CadreSelection) -> Iterator[Hint]:
    person: Person = selection.person
    clause = quoted("BR-15")
    if selection.role != Role.SECRETARY or not person.may_vote:
        return
    if person.formal_since is None:
        yield Hint("BR-15", INFO, f"{person}没有登记转正时间，无法核对党龄，请核对。", clause)
    elif months_after(person.formal_since, 12 * STANDING_YEARS) > timezone.localdate():
        yield Hint("BR-15", WARN, f"{person} {person.formal_since} 转正，党龄不满一年。", clause)


def _full_time(selection: CadreSelection) -> Iterator[Hint]:
    branch = getattr(selection.unit, "temporary_branch", None)
    is_key = branch is not None and branch.project.is_key
    if is_key and selection.role == Role.SECRETARY and not selection.full_time:
        clause = "五个聚焦：为重点项目选派专职临时党组织书记"
        yield Hint("BR-16", WARN, "这是重点项目的临时党支部，书记应当专职，请勾选“专职”或说明理由。", clause)


def _place(selection: CadreSelection) -> Iterator[Hint]:
    clause = quoted("BR-08")
    if selection.unit.ended_on or not selection.unit.is_temporary_branch:
        yield Hint("BR-08", BLOCK, f"{selection.unit}不是正在运行的临时党支部。", clause)
    elif not TemporaryMembership.objects.here().filter(unit=selection.unit_id, person=selection.person_id).exists():
        yield Hint("BR-08", INFO, f"{selection.person}还没有编入{selection.unit}，任职前要先编入支部。", clause)


def _held(selection: CadreSelection) -> Iterator[Hint]:
    if selection.role not in (Role.SECRETARY, Role.DEPUTY_SECRETARY):
        return
    held = Post.objects.on().filter(unit=selection.unit_id, role=selection.role)
    post = held.exclude(document_number=selection.document_number or "—").select_related("person").first()
    if post and post.person_id != selection.person_id:
        role = Role(selection.role).label
        yield Hint("BR-08", INFO, f"现任{role}是{post.person}，任职时用“更换”办理。", "一个支部只有一名书记")
