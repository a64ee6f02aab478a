"""Results of the search box in the header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from portal import search as finder


def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    context = {
        "search_text": text,
        "found": finder.search(user_of(request), text),
        "crumbs": [("工作台", "/"), ("搜索", "")],
    }
    return render(request, "portal/search.html", context)
