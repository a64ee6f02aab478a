"""列设置: which columns a person wants to see, kept with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.current import user_of
from records.ledger import preferences

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def choose(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    back = f"{ledger.url('list')}?{request.GET.urlencode()}"
    if request.method == "POST":
        wanted = [] if "reset" in request.POST else request.POST.getlist("columns")
        offered = {column.name for column in ledger.offered}
        preferences.keep(user_of(request), ledger, columns=[name for name in wanted if name in offered])
        messages.success(request, "列设置已保存，下次登录仍然有效。")
        return redirect(back)
    chosen = {column.name for column in preferences.columns(user_of(request), ledger)}
    context = {
        "ledger": ledger,
        "choices": [(column.name, column.label, column.name in chosen) for column in ledger.offered],
        "back_url": back,
        "crumbs": [("工作台", "/"), (ledger.title, back), ("列设置", "")],
    }
    return render(request, "ledger/columns.html", context)
