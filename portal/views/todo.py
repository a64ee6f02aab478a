"""我的待办 on a page of its own, in three tabs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from portal import todo as tasks

MOST = 200
TABS = (("waiting", "待我处理"), ("started", "我发起的"), ("done", "已办"))


def todo(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    tab = request.GET.get("tab", "waiting")
    if tab not in dict(TABS):
        tab = "waiting"
    context = {
        "tab": tab,
        "tabs": TABS,
        "tasks": tasks.waiting(user, MOST)
        if tab == "waiting"
        else tasks.started(user, MOST)
        if tab == "started"
        else [],
        "lines": tasks.done(user, MOST) if tab == "done" else [],
        "crumbs": [("工作台", "/"), ("我的待办", "")],
    }
    return render(request, "portal/todo.html", context)
