"""Results of the search box in the header."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.current import user_of
from portal import search as finder


@require_GET
@never_cache
def suggest(request: HttpRequest) -> HttpResponse:
    """The list under the box while somebody types (static/portal/js/suggest.js)."""
    text = request.GET.get("q", "").strip()
    return render(request, "portal/_suggestions.html", {"found": finder.suggest(user_of(request), text), "text": text})


def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    context = {
        "search_text": text,
        "found": finder.search(user_of(request), text),
        "crumbs": [("工作台", "/"), ("搜索", "")],
    }
    return render(request, "portal/search.html", context)
