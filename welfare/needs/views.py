"""Needs beside their ledger: one's own, and those that a question found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from accounts.models.user import User
from organisation.powers import Power
from records import saving
from records.guard import require
from records.ledger.pages.act_page import Page, act_page
from welfare.asks.models import Ask
from welfare.needs.forms import OwnNeedForm, own_branches
from welfare.needs.models import Need
from welfare.permissions import VOICE

CRUMB = ("我的需求", "/welfare/my-needs/")
SHOWN = 50


def own_needs(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    mine = Need.objects.visible_to(user).not_voided().filter(raised_by__user=user)
    needs = mine.select_related("holder", "level_unit", "unit").order_by("-raised_on", "-id")[:SHOWN]
    context = {"needs": needs, "may_ask": own_branches(user).exists(), "crumbs": [("工作台", "/"), (CRUMB[0], "")]}
    return render(request, "welfare/needs/own.html", context)


def ask_need(request: HttpRequest) -> HttpResponse:
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


def to_needs(request: HttpRequest) -> HttpResponse:
    require(request, Power.CARE)
    asks = Ask.objects.visible_to(user_of(request)).not_voided().filter(result=Ask.Result.NEED, need__isnull=True)
    waiting = asks.select_related("person", "item", "unit").order_by("-asked_on", "-id")
    crumbs = [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("待转需求", "")]
    context = {"asks": list(waiting[:SHOWN]), "crumbs": crumbs}
    return render(request, "welfare/needs/to_needs.html", context)
