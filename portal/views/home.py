"""The workbench."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from portal import workbench


def workbench_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/workbench.html", workbench.board(user_of(request), request.GET.get("tab", "")))
