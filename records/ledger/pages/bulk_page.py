"""One step for many records: the number is named before, whatever failed is listed after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from accounts.current import user_of
from records import query_params, scope
from records.ledger.listing import Listing
from records.moves import Move, MoveRefused
from records.workflow import perform

if TYPE_CHECKING:
    from records.ledger.base import Ledger

MOST_AT_ONCE = 200
MOST_LISTED = 5


def act(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    return require_POST(lambda asked: _act(ledger, asked))(request)


def _act(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    back = f"{ledger.url('list')}?{request.POST.get('query', '')}"
    chosen = _chosen(ledger, request)
    records, step = list(chosen[: MOST_AT_ONCE + 1]), _step(ledger, request)
    if step is None or not records:
        messages.error(request, "请先勾选要处理的记录。")
        return redirect(back)
    if len(records) > MOST_AT_ONCE:
        messages.error(request, f"一次最多处理 {MOST_AT_ONCE} 条，请缩小筛选范围后分批处理。")
        return redirect(back)
    if "confirmed" not in request.POST:
        return _confirm(ledger, request, step, records, back)
    report(request, step.label, *_perform_all(request, step, records))
    return redirect(back)


def _step(ledger: Ledger, request: HttpRequest) -> Move | None:
    moves = ledger.workflow.moves if ledger.workflow else ()
    code = request.POST.get("move", "")
    step = next((m for m in moves if m.code == code and not m.asks_on_a_page), None)
    return step if step and any(scope.holds(user_of(request), power) for power in step.powers) else None


def _chosen(ledger: Ledger, request: HttpRequest) -> QuerySet[Model]:
    """The ticked rows, or every row the filter matches; both only as far as the person may see them."""
    if request.POST.get("all") == "1":
        request.GET = QueryDict(request.POST.get("query", ""))
        return ledger.with_related(Listing(ledger, request).matching, [])
    keys = query_params.keys(ledger.model, request.POST.getlist("ids"))
    return ledger.with_related(ledger.rows(user_of(request)).filter(pk__in=keys), [])


def _confirm(ledger: Ledger, request: HttpRequest, step: Move, records: list[Model], back: str) -> HttpResponse:
    context = {
        "ledger": ledger,
        "move": step,
        "records": records,
        "ids": [record.pk for record in records],
        "titles": [ledger.heading(record) for record in records[:MOST_LISTED]],
        "query": request.POST.get("query", ""),
        "back_url": back,
        "crumbs": [("工作台", "/"), (ledger.title, back), (f"批量{step.label}", "")],
    }
    return render(request, "ledger/confirm_bulk.html", context)


def _perform_all(request: HttpRequest, step: Move, records: list[Any]) -> tuple[int, list[str]]:
    done, failed = 0, []
    for record in records:
        try:
            perform(record, step.code, by=user_of(request), reason=request.POST.get("reason", ""))
            done += 1
        except MoveRefused as refusal:
            failed.append(f"{record}：{refusal}")
    return done, failed


def report(request: HttpRequest, label: str, done: int, failed: list[str]) -> None:
    """How many were done; whatever was not, one by one with its reason."""
    if done:
        messages.success(request, f"已{label} {done} 条。")
    if failed:
        lines = format_html_join("", "<li>{}</li>", ((one,) for one in failed))
        messages.error(request, format_html("{} 条没有处理：<ul>{}</ul>", len(failed), lines))
