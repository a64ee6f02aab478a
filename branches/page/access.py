"""A page about a branch: the branch or request it is about, and one small form with one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from records.guard import get_permitted_or_404
from records.ledger.pages.act_page import Page, T, act_page


def branch_for(request: HttpRequest, pk: UUID, *powers: str) -> TemporaryBranch:
    rows = TemporaryBranch.objects.select_related("unit__parent", "project", "founding")
    return get_permitted_or_404(request, rows, pk, *powers)


def request_for(request: HttpRequest, pk: UUID, *powers: str) -> FoundingRequest:
    rows = FoundingRequest.objects.select_related("unit", "parent", "project__unit")
    return get_permitted_or_404(request, rows, pk, *powers)


def branch_act(
    request: HttpRequest,
    branch: TemporaryBranch,
    form: Form,
    *,
    title: str,
    act: Callable[[dict[str, Any]], T],
    done: str | Callable[[T], str],
    tab: str = "roster",
    **more: Any,
) -> HttpResponse:
    """``more`` as :class:`records.ledger.pages.act_page.Page`."""
    home = reverse("temporary-branches:detail", args=[branch.pk])
    trail = [("临时党支部台账", reverse("temporary-branches:list")), (str(branch.unit), home)]
    subject = f"{branch.unit.name}（{branch.unit.code}）"
    page = Page(title, f"{home}?tab={tab}", trail, **{"subject": subject, **more})
    return act_page(request, form, page, act=act, done=done)
