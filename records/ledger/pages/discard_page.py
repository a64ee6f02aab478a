"""Removing a draft or voiding a submitted record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from records import voiding
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import act_page, page_on, posted
from records.ledger.pages.reason_form import ReasonForm

if TYPE_CHECKING:
    from records.ledger.base import Ledger

REMOVED = "这条草稿从未提交过，删除后不能找回。"
VOIDED = "作废后不再计入统计，内容和操作记录仍然保留，可由管理员恢复。"


def discard(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk, ledger.void_power)
    heading, removes = ledger.heading(record), voiding.never_left_the_desk(record)
    title, note = ("删除草稿", REMOVED) if removes else ("作废", VOIDED)
    ask, read = "" if removes else "作废的原因", {"version": record.version}
    form = ReasonForm(posted(request), ask=ask, longest=voiding.LONGEST_REASON, initial=read)

    def act(data: dict[str, Any]) -> bool:
        told = {"reason": data["reason"], "version": data["version"]}
        return voiding.discard(record, by=user_of(request), power=ledger.void_power, **told)

    page = page_on(ledger, record, title, note=note, button=title, danger=True)
    return act_page(
        request,
        form,
        page,
        act=act,
        done=lambda gone: f"草稿已删除：{heading}" if gone else f"已作废：{heading}",
        then=lambda gone: ledger.url("list") if gone else page.home,
    )
