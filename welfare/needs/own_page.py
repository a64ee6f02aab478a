"""我的需求: what I asked for, who looks after it, how long it takes; and asking for something more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from accounts.models.user import User
from records import saving
from records.ledger.pages.act_page import Page, act_page
from welfare.needs.models import Need
from welfare.needs.own_form import OwnNeedForm, own_branches
from welfare.permissions import VOICE

CRUMB = ("我的需求", "/welfare/my-needs/")
SHOWN = 50


def show(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    mine = Need.objects.visible_to(user).not_voided().filter(raised_by__user=user)
    needs = mine.select_related("holder", "level_unit", "unit").order_by("-raised_on", "-id")[:SHOWN]
    context = {"needs": needs, "may_ask": own_branches(user).exists(), "crumbs": [("工作台", "/"), (CRUMB[0], "")]}
    return render(request, "welfare/needs/own.html", context)


def ask(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = OwnNeedForm(request.POST or None, user=user)
    page = Page(
        "提出需求",
        reverse("welfare:own_needs"),
        [CRUMB],
        button="提出",
        icon="send",
        template="welfare/needs/own_form.html",
        more={"may_ask": own_branches(user).exists()},
    )
    return act_page(request, form, page, act=lambda _: _asked(form, user), done=_told)


def _asked(form: OwnNeedForm, user: User) -> Need:
    """The new need; sent twice, the one that was made first."""
    try:
        return saving.create(form, by=user, power=VOICE)
    except saving.AlreadySaved as same:
        return Need.objects.get(pk=same.record.pk)


def _told(need: Need) -> str:
    return f"已提出，由{need.holder or need.unit}办理，{need.due_on:%m-%d} 前答复您。"
