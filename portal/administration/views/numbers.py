"""参数设置: every number no law fixes, with its history."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisation.house import house_administrator
from portal.administration.forms import NumberForm
from records import once, settings_store


def numbers(request: HttpRequest) -> HttpResponse:
    house_administrator(request)
    listed = (one for one in settings_store.DECLARED.values() if not one.own_page)
    declared = sorted(listed, key=lambda one: (one.group, one.code))
    groups = [
        (group, [(one, settings_store.value(one.code)) for one in members])
        for group, members in groupby(declared, key=lambda one: one.group)
    ]
    context = {"groups": groups, "crumbs": [("工作台", "/"), ("参数设置", "")]}
    return render(request, "administration/settings.html", context)


def change(request: HttpRequest, code: str) -> HttpResponse:
    user, known = house_administrator(request), settings_store.DECLARED.get(code)
    if known is None or known.own_page:
        raise Http404("没有这个参数。")
    form = NumberForm(request.POST or None, initial={"value": settings_store.value(code)})
    if request.method == "POST" and once.first_time(request, form) and form.is_valid():
        given = form.cleaned_data
        try:
            settings_store.put(code, given["value"], by=user, reason=given["reason"], valid_from=given["valid_from"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, f"“{known.label}”已改为 {given['value']}{known.unit}，{given['valid_from']} 起生效。"
            )
            return redirect("administration:settings")
    context = {
        "known": known,
        "form": form,
        "now": settings_store.value(code),
        "history": settings_store.history(code),
        "crumbs": [("工作台", "/"), ("参数设置", "/administration/settings/"), (known.label, "")],
    }
    return render(request, "administration/setting.html", context)
