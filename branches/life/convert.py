"""改设党支部: a temporary branch of six months becomes a regular one (BR-04); nobody is moved by it silently."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.life.acts import take_step
from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import OF_REPLIES, quoted
from branches.relations.acts import propose_relations
from organisation.refusal import ActRefused
from organisation.regulations import BRANCH_REGULATION
from organisation.units.acts import PARENTS, create_unit
from organisation.units.models import Unit, UnitQuerySet
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User

LEAST_FORMAL = 3  # 支部工作条例第四条, a number of the law


def convert_branch(
    *,
    branch: TemporaryBranch,
    reason: str,
    document_number: str,
    by: User | None,
    successor: Unit | None = None,
    name: str = "",
    code: str = "",
    on: date | None = None,
) -> Unit:
    """Found the regular branch (``name`` and ``code``) or take one that is there, propose the transfers, begin the end.

    The temporary branch works on until it handed over; its members' home sides confirm or refuse each transfer.
    """
    on, reason = on or timezone.localdate(), reason.strip()
    with transaction.atomic(), history.one_act():
        _check(branch, reason, document_number, on)
        document_number = quoted(document_number, about=branch.unit, by=by, kinds=OF_REPLIES)
        target = _chosen(branch, successor) if successor else _founded(branch, name.strip(), code.strip(), on, by)
        take_step(
            branch,
            "convert",
            by=by,
            text=f"改设党支部：{target.name}",
            changes={"理由": ["", reason], "文号": ["", document_number]},
            dissolving_on=on,
            dissolving_reason=f"改设{target}",
            dissolving_number=document_number,
            successor=target,
        )
        many = propose_relations(branch, target, on, by)
        history.note(branch, "propose_relations", by=by, text=f"提出 {many} 名党员的组织关系转接，逐人确认")
    return target


def leader_of(branch: TemporaryBranch) -> Unit:
    """The nearest organisation above that may lead a regular branch; temporary committees may not."""
    above = Unit.objects.filter(pk__in=branch.unit.ancestor_ids[:-1], ended_on__isnull=True)
    fitting = above.filter(kind__in=PARENTS[Unit.Kind.HOME_BRANCH]).order_by("-path").first()
    if fitting is None:
        raise ActRefused("上级没有可以设立党支部的党组织，请先核对组织隶属关系。")
    return fitting


def regular_branches(branch: TemporaryBranch) -> UnitQuerySet:
    """Regular branches that are there already and could take the members."""
    leader = leader_of(branch)
    return Unit.objects.open().below(leader).filter(kind=Unit.Kind.HOME_BRANCH)


def _check(branch: TemporaryBranch, reason: str, document_number: str, on: date) -> None:
    if not reason or not document_number:
        raise ActRefused("请写明改设的理由和文号。")
    if not branch.founded_on <= on <= timezone.localdate():
        raise ActRefused("决定日期应在成立日期之后、今天或今天之前，请核对后再填。")
    if branch.formal_count < LEAST_FORMAL:
        few = f"正式党员只有 {branch.formal_count} 名，不能改设党支部"
        raise ActRefused(f"{few}：正式党员3人以上的才成立党支部（{BRANCH_REGULATION}第四条）。")


def _chosen(branch: TemporaryBranch, successor: Unit) -> Unit:
    if not regular_branches(branch).filter(pk=successor.pk).exists():
        raise ActRefused(f"{successor}不是{leader_of(branch)}的党支部，请重新选择。")
    return successor


def _founded(branch: TemporaryBranch, name: str, code: str, on: date, by: User | None) -> Unit:
    if not name or not code:
        raise ActRefused("请选择已有的党支部，或者填写新党支部的名称和编码。")
    if Unit.objects.filter(code=code).exists():
        raise ActRefused(f"编码 {code} 已经用过，请换一个。")
    return create_unit(name=name, kind=Unit.Kind.HOME_BRANCH, code=code, parent=leader_of(branch), by=by, founded_on=on)
