"""The offices' 发文字号 and the register of what they issued: replies, dissolutions, one notice about two posts."""

from __future__ import annotations

from branches.committee.acts import designate
from branches.committee.papers import appointment_number, name_people
from branches.demo.founded import Founded
from branches.demo.world import World
from branches.life.models import TemporaryBranch
from branches.papers.acts import issue_paper, set_paper_word
from branches.papers.models import IssuedPaper
from organisation.demo.dice import days_ago
from organisation.demo.tree import Institute
from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post
from organisation.powers import Role

GIVEN = 120  # this year's papers of the institute before the portal


def build(world: World) -> str:
    institute = world.institute
    set_paper_word(unit=institute.root, word="院党委", given=GIVEN, by=None)
    for number, unit in enumerate(institute.units, 1):
        set_paper_word(unit=unit, word=f"{unit.short_name.removesuffix('党委')}党"[:20], given=number * 3, by=None)
    for one in world:
        one.branch.refresh_from_db()
        _register(institute, one.branch)
    _notice(institute, world.branches[3])
    return f"发文登记 {IssuedPaper.objects.count()} 份"


def _register(institute: Institute, branch: TemporaryBranch) -> None:
    """The papers that founded and dissolved the branch, under the numbers they had."""
    name, kinds = branch.unit.name, IssuedPaper.Kind
    told = [(kinds.REPLY, f"关于同意成立{name}的批复", branch.founded_on, branch.document_number)]
    if branch.dissolved_on and branch.dissolution_number:
        told.append((kinds.DISSOLUTION, f"关于撤销{name}的通知", branch.dissolved_on, branch.dissolution_number))
    for kind, title, on, number in told:
        if not IssuedPaper.objects.filter(document_number=number).exists():
            issue_paper(
                unit=institute.root, kind=kind, title=title, by=None, on=on, document_number=number,
                about_unit=branch.unit, signed_by="何志远", founding=branch.founding if kind == kinds.REPLY else None,
            )  # fmt: skip


def _notice(institute: Institute, one: Founded) -> None:
    """Two members get posts by one paper."""
    on = days_ago(6)
    unit = one.branch.unit
    held = Post.objects.filter(unit=unit, ends_on=None).exclude(role=Role.MEMBER).values("person")
    free = TemporaryMembership.objects.filter(unit=unit, ends_on=None).exclude(person__in=held).select_related("person")
    number = appointment_number(issuer=institute.root, about=unit, on=on, by=None)
    people = [row.person for row in free if row.person.may_vote][:2]
    for person, role in zip(people, (Role.SECRECY_MEMBER, Role.COMMITTEE_MEMBER), strict=False):
        designate(unit=unit, person=person, role=role, by=None, document_number=number, on=on)
    name_people(number)
