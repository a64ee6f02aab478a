"""From 我的待办: the next record, and one decision for many."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.current import user_of
from portal.reviewing import queue
from portal.reviewing.decisions import Chosen, Decision, chosen, decide, decision
from portal.reviewing.narrowing import Narrowing
from records.ledger.pages.bulk_page import MOST_AT_ONCE, MOST_LISTED, report
from records.query_params import local


@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """To the next record of the list, or back to the list with the reason."""
    user, narrowing = user_of(request), Narrowing.of(request.GET)
    address = queue.following(user, narrowing, request.GET)
    if address:
        return redirect(address)
    left = queue.left(user, narrowing, queue.passed_by(request.GET))
    messages.info(request, f"其余 {left} 条正由其他同志办理。" if left else "这里的待办都办完了。")
    return redirect(queue.list_url(narrowing))


@require_POST
def review(request: HttpRequest) -> HttpResponse:
    """Names what was ticked and asks once more; then decides on each and says what came of it."""
    user, what = user_of(request), decision(request.POST.get("move", ""))
    rows = chosen(user, request.POST.getlist("ids")[: MOST_AT_ONCE + 1])
    back = local(request, "back") or queue.list_url(Narrowing.of(QueryDict(request.POST.get("query", ""))))
    if what is None or not rows:
        messages.error(request, "请先勾选要处理的事项。")
        return redirect(back)
    if len(rows) > MOST_AT_ONCE:
        messages.error(request, f"一次最多处理 {MOST_AT_ONCE} 条，请分批处理。")
        return redirect(back)
    if "confirmed" not in request.POST:
        return _confirm(request, what, rows, back)
    report(request, what.label, *decide(what, rows, by=user, reason=request.POST.get("reason", "")))
    return redirect(back)


def _confirm(request: HttpRequest, what: Decision, rows: list[Chosen], back: str) -> HttpResponse:
    context = {
        "move": what,
        "records": rows,
        "ids": [f"{one.ledger.slug}:{one.record.pk}:{one.version}" for one in rows],
        "titles": [one.title for one in rows[:MOST_LISTED]],
        "query": request.POST.get("query", ""),
        "back_url": back,
        "crumbs": [("工作台", "/"), ("我的待办", back), (f"批量{what.label}", "")],
    }
    return render(request, "ledger/confirm_bulk.html", context)
