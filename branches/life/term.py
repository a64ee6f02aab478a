"""How long a branch lasts: putting off its end, and the decision on its form after six months (BR-04, BR-09)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.acts import take_step
from branches.life.models import BranchExtension, TemporaryBranch
from branches.papers.quoted_numbers import quoted
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history, scope

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


def record_decision(*, branch: TemporaryBranch, decision: str, by: User) -> TemporaryBranch:
    """Keep the branch temporary beyond six months, with the reason on record. The unit or the institute decides."""
    decision = decision.strip()
    with transaction.atomic():
        scope.forget(by)
        if not (by.has_perm(Power.DECIDE, branch) or by.has_perm(Power.REQUEST, branch)):
            raise ActRefused("您当前的身份不能作这项决定。")
        if not branch.is_at_work:
            raise ActRefused(f"{branch}现在是“{branch.get_state_display()}”，不用再研究设置形式。")
        if not decision:
            raise ActRefused("请写明理由。")
        before = branch.long_term_decision
        TemporaryBranch.objects.filter(pk=branch.pk).update(
            long_term_decision=decision, version=F("version") + 1, updated_at=timezone.now()
        )
        branch.refresh_from_db()
        text = "六个月以上仍设临时党支部"
        history.note(branch, "decision", by=by, text=text, changes={"理由": [before, decision]})
    return branch
