"""Acts on the branch as a whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from branches.life.term import record_decision
from branches.page.access import branch_act, branch_for
from branches.roster.forms import DecisionForm
from organisation.powers import Power


def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE, Power.REQUEST), user_of(request)
    form = DecisionForm(request.POST or None, branch=branch, user=user, initial={"decision": branch.long_term_decision})

    def act(data: dict[str, Any]) -> None:
        record_decision(branch=branch, decision=data["decision"], by=user)

    return branch_act(request, branch, form, title="六个月研究决定", act=act, done="理由已记录。", tab="basics")
