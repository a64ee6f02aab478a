"""我的需求: what I asked for, who looks after it, how long it takes; and asking for something more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from accounts.current import user_of
from records import saving
from welfare.forms.own_need import OwnNeedForm, own_branches
from welfare.models import Need
from welfare.models.reaches import VOICE

CRUMB = ("我的需求", reverse_lazy("welfare:own_needs"))
SHOWN = 50


def show(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    mine = Need.objects.visible_to(user).living().filter(raised_by__user=user)
    needs = mine.select_related("holder", "level_unit", "unit").order_by("-raised_on", "-id")[:SHOWN]
    context = {"needs": needs, "may_ask": own_branches(user).exists(), "crumbs": [("工作台", "/"), (CRUMB[0], "")]}
    return render(request, "welfare/own_needs.html", context)


def ask(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = OwnNeedForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            need = saving.create(form, by=user, power=VOICE)
        except saving.AlreadySaved as same:
            need = same.record
        messages.success(request, f"已提出，由{need.holder or need.unit}办理，{need.due_on:%m-%d} 前答复您。")
        return redirect("welfare:own_needs")
    context = {
        "form": form,
        "may_ask": own_branches(user).exists(),
        "crumbs": [("工作台", "/"), CRUMB, ("提出需求", "")],
    }
    return render(request, "welfare/own_need_form.html", context, status=422 if form.is_bound else 200)
