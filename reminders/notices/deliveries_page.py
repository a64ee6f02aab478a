"""发送记录: what went out, what failed, and another try."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisation.house import house_administrator
from reminders.notices.models import Dispatch
from reminders.obligations.models import RecomputeRun

A_PAGE = 20
RUNS = 10


def deliveries(request: HttpRequest) -> HttpResponse:
    """Names and channels only: an administrator keeps the post going and reads no letters."""
    house_administrator(request)
    state = request.GET.get("state", "")
    rows = Dispatch.objects.select_related("recipient").defer("title", "body", "url")
    numbers = dict(Dispatch.objects.order_by().values_list("state").annotate(Count("pk")))
    page = Paginator(rows.filter(state=state) if state in Dispatch.State.values else rows, A_PAGE)
    context = {
        "tabs": [
            ("", "全部", sum(numbers.values())),
            *((s, label, numbers.get(s, 0)) for s, label in Dispatch.State.choices),
        ],
        "state": state,
        "page_obj": page.get_page(request.GET.get("page")),
        "runs": RecomputeRun.objects.all()[:RUNS],
        "crumbs": [("工作台", "/"), ("发送记录", "")],
    }
    return render(request, "reminders/notices/deliveries.html", context)


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Failed ones and those of unknown fate: a person decides that doubling is the lesser evil."""
    house_administrator(request)
    again = Dispatch.objects.filter(pk=pk, state__in=(Dispatch.State.FAILED, Dispatch.State.UNKNOWN))
    fresh = {"state": Dispatch.State.WAITING, "attempts": 0, "leased_until": None, "not_before": timezone.now()}
    if again.update(**fresh):
        messages.success(request, "已重新列入发送，稍后刷新看结果。")
    else:
        messages.error(request, "这一条已经发送或正在发送，请刷新页面。")
    return redirect("reminders:deliveries")
