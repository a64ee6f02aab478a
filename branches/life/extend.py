"""延期: the branch goes on beyond its planned end, by decision of the organisation that approved it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.life.acts import take_step
from branches.life.extension_models import BranchExtension
from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import quoted
from organisation.refusal import ActRefused
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def extend_branch(
    *, branch: TemporaryBranch, until: date, reason: str, document_number: str, by: User | None, on: date | None = None
) -> BranchExtension:
    """Put the planned end off, as often as needed. ``on`` is the day of the decision (default today).

    How long is the committee's matter: no rule limits it. Six months bring up the question of BR-04 by themselves.
    """
    on, reason, document_number = on or timezone.localdate(), reason.strip(), document_number.strip()
    with transaction.atomic(), history.one_act():
        _check(branch, until, reason, document_number, on)
        document_number = quoted(document_number, about=branch.unit, by=by)
        before = branch.planned_end
        take_step(
            branch,
            "extend",
            by=by,
            text=f"延期：{reason}",
            changes={"预计结束日期": [str(before or ""), str(until)], "文号": ["", document_number]},
            planned_end=until,
        )
        return BranchExtension.objects.create(
            branch=branch,
            before=before,
            until=until,
            reason=reason,
            document_number=document_number,
            decided_on=on,
            author=by,
            author_name=by.name if by else "",
        )


def _check(branch: TemporaryBranch, until: date, reason: str, document_number: str, on: date) -> None:
    if not reason or not document_number:
        raise ActRefused("请写明延期的理由和文号。")
    if not branch.founded_on <= on <= timezone.localdate():
        raise ActRefused("决定日期应在成立日期之后、今天或今天之前，请核对后再填。")
    if until <= max(on, branch.planned_end or branch.founded_on):
        raise ActRefused("新的结束日期要晚于原来的预计结束日期和决定日期，请核对后再填。")
    closed_on = branch.project.closed_on
    if closed_on and closed_on <= timezone.localdate():
        raise ActRefused(f"依托的项目已于 {closed_on} 结束，临时党支部不能延期；项目没有结束的，请先改正项目台账。")
