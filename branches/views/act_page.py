"""One small form on a branch, one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from branches.models import TemporaryBranch
from branches.views.small_form import Page, small_form


def act_page(
    request: HttpRequest,
    branch: TemporaryBranch,
    form: Form,
    *,
    title: str,
    act: Callable[[dict[str, Any]], object],
    done: str,
    tab: str = "roster",
    note: str = "",
    danger: bool = False,
) -> HttpResponse:
    """:func:`branches.views.small_form.small_form` for a branch; afterwards its page stands open at ``tab``."""
    home = reverse("temporary-branches:detail", args=[branch.pk])
    trail = [("临时党支部台账", reverse("temporary-branches:list")), (str(branch.unit), home)]
    subject = f"{branch.unit.name}（{branch.unit.code}）"
    page = Page(title, subject, f"{home}?tab={tab}", trail, note, danger)
    return small_form(request, form, page, act=act, done=done)
