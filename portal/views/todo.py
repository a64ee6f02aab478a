"""我的待办 on a page of its own, in three tabs, narrowed by the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from accounts.models.user import User
from portal import todo as tasks
from portal.reviewing.decisions import DECISIONS
from portal.reviewing.narrowing import DEADLINES, Narrowing
from records.form_fields import field_of
from records.ledger import ledgers
from records.pickers import PickerField
from records.query_params import whole

A_PAGE = 50
TABS = (("waiting", "待我处理"), ("started", "我发起的"), ("done", "已办"))


class TodoFilter(forms.Form):
    """The filter bar; the address says the same to :class:`Narrowing`."""

    kind = forms.ChoiceField(label="类别", required=False)
    unit = PickerField("unit", label="党组织", required=False, empty_label="全部")
    due = forms.ChoiceField(label="期限", required=False, choices=DEADLINES)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one.slug, one.noun) for one in ledgers() if one.workflow and one.workflow.waiting]
        field_of(self, "kind", forms.ChoiceField).choices = [("", "全部"), *kinds]
        field_of(self, "unit", PickerField).narrow_to(user)


def todo(request: HttpRequest) -> HttpResponse:
    user, narrowing = user_of(request), Narrowing.of(request.GET)
    tab = request.GET.get("tab", "")
    tab = tab if tab in dict(TABS) else "waiting"
    number = whole(request.GET.get("page"), 1, least=1) or 1
    found = tasks.lists(
        user,
        waiting=A_PAGE * (tab == "waiting"),
        started=A_PAGE * (tab == "started"),
        skip=(number - 1) * A_PAGE,
        narrowing=narrowing,
    )
    page: Page[Any] = Paginator(range(found.counts[tab]), A_PAGE).get_page(number)
    context = {
        "tab": tab,
        "tabs": [(code, label, found.counts[code]) for code, label in TABS],
        "tasks": found.waiting or found.started,
        "decisions": DECISIONS if any(one.tick for one in found.waiting) else (),
        "lines": _decided(user, page) if tab == "done" else [],
        "filter": {"form": TodoFilter(request.GET or None, user=user)} if tab != "done" else None,
        "narrowed": narrowing.query,
        "page_obj": page,
        "crumbs": [("工作台", "/"), ("我的待办", "")],
    }
    return render(request, "portal/todo.html", context)


def _decided(user: User, page: Page[Any]) -> list[Any]:
    return list(tasks.done(user)[max(page.start_index() - 1, 0) : page.end_index()])
