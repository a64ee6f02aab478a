"""Removing a draft or voiding a submitted record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.current import user_of
from records import voiding
from records.ledger.pages.access import row_for
from records.workflow import MoveRefused

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def discard(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk, ledger.void_power)
    heading, back = ledger.heading(record), ledger.url("detail", record.pk)
    if request.method != "POST":
        context = {
            "ledger": ledger,
            "record": record,
            "back_url": back,
            "removes": voiding.never_left_the_desk(record),
            "crumbs": [("工作台", "/"), (ledger.title, ledger.url("list")), (heading, back), ("作废", "")],
        }
        return render(request, "ledger/confirm_discard.html", context)
    try:
        gone = voiding.discard(
            record, by=user_of(request), reason=request.POST.get("reason", ""), power=ledger.void_power
        )
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    messages.success(request, f"草稿已删除：{heading}" if gone else f"已作废：{heading}")
    return redirect(ledger.url("list") if gone else back)
