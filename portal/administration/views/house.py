"""院名和标志, 邮件和群消息: what the first start asked, to be changed at any time."""

from __future__ import annotations

from itertools import chain

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisation.house import house_administrator
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from portal.administration.sending import sent
from portal.identity import mark
from portal.identity.mark_field import MarkField
from portal.identity.names import LABELS, LONGEST, names, rename_institute, set_names
from records import settings_store
from records.models.setting import Setting
from reminders.channels import numbers as channel_numbers

LINES_SHOWN = 20


class IdentityForm(forms.Form):
    institute = forms.CharField(label="院党委全称", max_length=LONGEST)
    short_name = forms.CharField(label="院党委简称", max_length=30)
    name = forms.CharField(label="平台名称", max_length=LONGEST, help_text="页眉和登录页显示，空格处换行")
    motto = forms.CharField(label="标语", max_length=LONGEST, help_text="登录页显示，空格处换行")
    support = forms.CharField(label="技术支持", max_length=LONGEST)
    mark = MarkField(label="换一个标志", required=False, help_text="PNG、JPG 或 WebP 图片；不选就不换")
    neutral = forms.BooleanField(label="改用中性标志", required=False)


def identity(request: HttpRequest) -> HttpResponse:
    user = house_administrator(request)
    institute = Unit.objects.institute().first()
    first = {**names(), "short_name": str(institute or "")}
    form = IdentityForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given, reason = form.cleaned_data, "在“院名和标志”中修改"
        try:
            rename_institute(name=given["institute"], short_name=given["short_name"], by=user)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            set_names({key: given[key] for key in LABELS}, by=user, reason=reason)
            if given["neutral"] or given["mark"]:
                mark.set_mark("" if given["neutral"] else given["mark"], by=user, reason=reason)
            messages.success(request, "院名和标志已保存。")
            return redirect("administration:identity")
    lines = _lines([f"portal.{key}" for key in LABELS] + [mark.CODE])
    return _page(request, "identity", "院名和标志", form, lines)


def sending(request: HttpRequest) -> HttpResponse:
    user = house_administrator(request)
    form, done = sent(request, user)
    if done:
        return redirect("administration:sending")
    return _page(
        request, "sending", "邮件和群消息", form, _lines([f"reminders.{key}" for key in channel_numbers.LABELS])
    )


UNTOLD = {mark.CODE, "reminders.mail_password"}  # a file's name says nothing


def _lines(codes: list[str]) -> list[tuple[str, str, Setting]]:
    """What was changed, the newest first: label, the words of the value, the line."""
    found = sorted(chain.from_iterable(map(settings_store.history, codes)), key=lambda one: -one.pk)
    return [(settings_store.DECLARED[one.code].label, _words(one), one) for one in found[:LINES_SHOWN]]


def _words(line: Setting) -> str:
    if line.code in UNTOLD:
        return "已更换" if line.value else "已清除"
    return str(line.value) or "已清除"


def _page(
    request: HttpRequest, template: str, title: str, form: forms.Form, lines: list[tuple[str, str, Setting]]
) -> HttpResponse:
    context = {"form": form, "title": title, "lines": lines, "crumbs": [("工作台", "/"), (title, "")]}
    return render(request, f"administration/{template}.html", context, status=422 if form.errors else 200)
