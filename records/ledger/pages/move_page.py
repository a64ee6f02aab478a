"""A step of the workflow: asked for by a button, confirmed on a page of its own where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.current import user_of
from records.asked import whole
from records.ledger.pages.access import row_for
from records.workflow import MoveRefused, perform

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def move(ledger: Ledger, request: HttpRequest, pk: object, code: str) -> HttpResponse:
    step = next((one for one in ledger.workflow.moves if one.code == code), None) if ledger.workflow else None
    if step is None or step.by_form:
        raise Http404("没有这项操作。")
    record = row_for(ledger, request, pk, step.power)
    back = ledger.url("detail", record.pk)
    if request.method != "POST":
        crumbs = [("工作台", "/"), (ledger.title, ledger.url("list")), (ledger.heading(record), back), (step.label, "")]
        context = {"ledger": ledger, "record": record, "move": step, "back_url": back, "crumbs": crumbs}
        return render(request, "ledger/confirm_move.html", context)
    try:
        perform(
            record,
            code,
            by=user_of(request),
            reason=request.POST.get("reason", ""),
            version=whole(request.POST.get("version")),
        )
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"已{step.label}：{ledger.heading(record)}")
    return redirect(back)
