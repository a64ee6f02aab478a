"""The six-month decision: a temporary branch that stays one records why (BR-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.models import TemporaryBranch
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history, scope

if TYPE_CHECKING:
    from accounts.models.user import User


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
