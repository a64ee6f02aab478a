"""One small form on a branch, one act; afterwards the branch's page stands open at the tab it belongs to."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from branches.life.models import TemporaryBranch
from records.ledger.pages.act_page import Act, Page, Told, act_page


def branch_act(
    request: HttpRequest,
    branch: TemporaryBranch,
    form: Form,
    *,
    title: str,
    act: Act,
    done: str | Told,
    tab: str = "roster",
    **more: Any,
) -> HttpResponse:
    """``more`` as :class:`records.ledger.pages.act_page.Page`."""
    home = reverse("temporary-branches:detail", args=[branch.pk])
    trail = [("临时党支部台账", reverse("temporary-branches:list")), (str(branch.unit), home)]
    subject = f"{branch.unit.name}（{branch.unit.code}）"
    page = Page(title, f"{home}?tab={tab}", trail, **{"subject": subject, **more})
    return act_page(request, form, page, act=act, done=done)
