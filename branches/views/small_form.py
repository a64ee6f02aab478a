"""One small form, one act, for any record: shown, tried, and refused in place with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from records.workflow import MoveRefused


@dataclass(frozen=True)
class Page:
    """What stands around the form: ``subject`` says what it acts on, ``trail`` leads there, ``home`` comes after."""

    title: str
    subject: str
    home: str
    trail: list[tuple[str, str]]
    note: str = ""
    danger: bool = False


def small_form(
    request: HttpRequest, form: Form, page: Page, *, act: Callable[[dict[str, Any]], object], done: str
) -> HttpResponse:
    """``act`` gets the cleaned data; its refusal stands above the form and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(page.home)
    context = {
        "form": form,
        "title": page.title,
        "subject": page.subject,
        "note": page.note,
        "danger": page.danger,
        "back_url": page.home,
        "crumbs": [("工作台", "/"), *page.trail, (page.title, "")],
    }
    return render(request, "branches/act_form.html", context, status=422 if form.is_bound else 200)
