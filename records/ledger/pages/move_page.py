"""A step of the workflow: asked for by a button, confirmed on a page of its own where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from accounts.current import user_of
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import act_page, page_on, posted
from records.ledger.pages.reason_form import ReasonForm
from records.workflow import LONGEST_REASON, perform

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def move(ledger: Ledger, request: HttpRequest, pk: object, code: str) -> HttpResponse:
    step = next((one for one in ledger.workflow.moves if one.code == code), None) if ledger.workflow else None
    if step is None or step.by_form:
        raise Http404("没有这项操作。")
    record = row_for(ledger, request, pk, step.power)
    ask = f"{step.label}的原因，对方要据此修改" if step.reason else ""
    note = "" if ask else f"请确认要{step.label}。"
    form = ReasonForm(posted(request), ask=ask, longest=LONGEST_REASON, initial={"version": record.version})

    def act(data: dict[str, Any]) -> Any:
        return perform(record, code, by=user_of(request), reason=data["reason"], version=data["version"])

    page = page_on(ledger, record, step.label, note=note, button=step.label, danger=step.tone == "danger")
    return act_page(request, form, page, act=act, done=lambda moved: f"已{step.label}：{ledger.heading(moved)}")
