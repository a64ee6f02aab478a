"""Saved filters: a name for the current address of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.current import user_of
from records.ledger import preferences
from records.ledger.listing import PAGING

if TYPE_CHECKING:
    from records.ledger.base import Ledger

LONGEST_NAME = 20


def _keep(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    for name in PAGING:
        query.pop(name, None)
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]
    saved = [entry for entry in preferences.of(user_of(request), ledger).get("saved", []) if entry["name"] != name]
    if not name:
        messages.error(request, "请给这组筛选条件起个名字再保存。")
    elif "remove" in request.POST:
        preferences.keep(user_of(request), ledger, saved=saved)
        messages.success(request, f"已删除常用筛选：{name}")
    elif len(saved) >= preferences.MOST_SAVED:
        messages.error(request, f"最多保存 {preferences.MOST_SAVED} 组常用筛选，请先删除不用的。")
    else:
        preferences.keep(user_of(request), ledger, saved=[*saved, {"name": name, "query": query.urlencode()}])
        messages.success(request, f"已保存常用筛选：{name}")
    return redirect(f"{ledger.url('list')}?{query.urlencode()}")


def keep(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    return require_POST(lambda asked: _keep(ledger, asked))(request)
