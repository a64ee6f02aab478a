"""操作日志 for the auditor: everything that was done, nothing to change."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from accounts.models.account_event import AccountEvent
from accounts.models.sign_in import SignIn
from organisation.powers import Power
from portal.administration.views.access import administrator
from records import audit_chain
from records.models.history import HistoryLine

LINES_A_PAGE = 50
TABS = (("acts", "业务操作"), ("sign-ins", "登录"), ("accounts", "账号变更"))


def trail(request: HttpRequest) -> HttpResponse:
    administrator(request, Power.AUDIT)
    tab = request.GET.get("tab", "acts")
    rows: QuerySet[HistoryLine] | QuerySet[SignIn] | QuerySet[AccountEvent]
    if tab == "sign-ins":
        rows = SignIn.objects.select_related("user").order_by("-id")
    elif tab == "accounts":
        rows = AccountEvent.objects.select_related("user", "by").order_by("-id")
    else:
        tab, rows = "acts", _acts(request)
    context = {
        "tab": tab,
        "tabs": TABS,
        "page": Paginator(rows, LINES_A_PAGE).get_page(request.GET.get("page")),
        "asked": request.GET,
        "head": audit_chain.head(),
        "crumbs": [("工作台", "/"), ("操作日志", "")],
    }
    return render(request, "administration/trail.html", context)


def _acts(request: HttpRequest) -> QuerySet[HistoryLine]:
    """Lines narrowed by person, object or day; titles and texts only, never a record's content."""
    rows = HistoryLine.objects.defer("changes").order_by("-id")
    if text := request.GET.get("q", "").strip():
        rows = rows.filter(Q(actor_name__icontains=text) | Q(object_title__icontains=text))
    for name, lookup in (("after", "at__date__gte"), ("before", "at__date__lte")):
        if day := _day(request.GET.get(name, "")):
            rows = rows.filter(**{lookup: day})
    return rows


def _day(text: str) -> object:
    try:
        return parse_date(text)
    except ValueError:
        return None
