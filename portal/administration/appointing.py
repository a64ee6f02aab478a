"""Who may be given which post by an administrator; nobody raises their own rights."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models.user import User
from branches.papers.quoted_numbers import OF_POSTS, quoted
from organisation.people.models import Person
from organisation.posts import numbers
from organisation.posts.acts import open_post
from organisation.posts.elsewhere import OtherPosts
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Power, Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history

# Posts of temporary branches are designated on the branch's own page, by the committee that founded it (BR-08).
OFFICES: tuple[Role, ...] = tuple(
    role for role in Role if role not in (*BRANCH_COMMITTEE, Role.GROUP_LEADER, Role.MEMBER)
)
APART = {Role.AUDITOR: {Role.ADMINISTRATOR}, Role.ADMINISTRATOR: {Role.AUDITOR}}
EARLIEST = date(1949, 10, 1)  # no party office of the institute is older than the republic
COMMITTEE_OFFICES = (Role.COMMITTEE_SECRETARY, Role.COMMITTEE_DEPUTY, Role.COMMITTEE_MEMBER_ABOVE)
LEVELS: dict[Unit.Kind, tuple[Role, ...]] = {
    Unit.Kind.INSTITUTE: (
        Role.INSTITUTE_SECRETARY,
        Role.INSTITUTE_OFFICER,
        Role.INSTITUTE_DISCIPLINE,
        Role.ADMINISTRATOR,
        Role.AUDITOR,
    ),
    Unit.Kind.UNIT: (Role.UNIT_SECRETARY, Role.UNIT_OFFICER, Role.UNIT_DISCIPLINE, Role.ADMINISTRATOR),
    Unit.Kind.HOME_BRANCH: (Role.HOME_SECRETARY,),
    Unit.Kind.COMMITTEE: COMMITTEE_OFFICES,
    Unit.Kind.JOINT_COMMITTEE: COMMITTEE_OFFICES,
}


def appoint(*, person: Person, role: str, unit: Unit, by: User, starts_on: date, document_number: str) -> Post:
    """Open an office for the person; raises :class:`ActRefused` with a Chinese sentence."""
    with transaction.atomic():
        if person.user_id == by.pk:
            raise ActRefused("不能给自己任职，请由另一位管理员办理。")
        if not by.has_perm(Power.ADMINISTER, unit):
            raise ActRefused("这个党组织不在您的管理范围内。")
        if role not in LEVELS.get(Unit.Kind(unit.kind), ()):
            raise ActRefused(f"“{Role(role).label}”不能设在{unit.get_kind_display()}，请另选职务或党组织。")
        _keep_apart(person, Role(role))
        _check_day(unit, starts_on)
        number = quoted(document_number, about=unit, by=by, kinds=OF_POSTS)
        return open_post(person=person, role=role, unit=unit, by=by, starts_on=starts_on, document_number=number)


def appoint_as_told(form: OtherPosts, by: User, **known: Any) -> Post:
    """As :func:`appoint`, from a valid form; what was answered about other posts is done with it."""
    told = {name: value for name, value in form.cleaned_data.items() if name != "other_posts"}
    with transaction.atomic(), history.one_act():
        post = appoint(by=by, **known, **told)
        form.end_others(by=by, on=post.starts_on, document_number=post.document_number)
    return post


def _keep_apart(person: Person, role: Role) -> None:
    """Auditor and administrator are never one person (三员分立)."""
    # those that have not begun count too
    held = set(Post.objects.not_over().filter(person=person).values_list("role", flat=True))
    if held & APART.get(role, set()):
        raise ActRefused("系统管理员和安全审计员不能由同一人担任。")


def _check_day(unit: Unit, starts_on: date) -> None:
    earliest = unit.founded_on or EARLIEST
    if starts_on < earliest:
        raise ActRefused(f"任职日期不能早于 {earliest:%Y-%m-%d}，请核对后再填。")
    ahead = numbers.appoint_ahead()
    if starts_on > timezone.localdate() + timedelta(days=ahead):
        raise ActRefused(f"任职日期最多可提前 {ahead} 天登记，请到时再办理。")
