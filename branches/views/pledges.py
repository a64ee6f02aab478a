"""One promise of a pledge: what became of it, and what the branch says to that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.current import user_of
from branches.acts import pledges as acts
from branches.forms.pledge import JudgeForm, TellForm
from branches.models import PledgeItem
from branches.powers import Power
from records import uploads
from records.ledger.pages.access import get_for
from records.ledger.pages.form_page import spoil
from records.ledger.registry import ledger
from records.workflow import MoveRefused

Act = Callable[..., PledgeItem]


def tell(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    item = _item(request, pk, number, Power.OWN)
    first = {"status": item.status, "told": item.told}
    return _page(request, item, TellForm, first, acts.tell, "填写完成情况", takes_files=True)


def judge(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    item = _item(request, pk, number, Power.PUBLISH)
    first = {"grade": item.grade, "comment": item.comment}
    return _page(request, item, JudgeForm, first, acts.judge, "支部点评", takes_files=False)


def _item(request: HttpRequest, pk: UUID, number: int, power: str) -> PledgeItem:
    pledge = get_for(ledger("pledges"), request, pk, power)
    item = get_object_or_404(PledgeItem, pledge=pledge, pk=number)
    item.pledge = pledge
    return item


def _page(
    request: HttpRequest,
    item: PledgeItem,
    form_class: type[forms.Form],
    first: dict[str, Any],
    act: Act,
    title: str,
    *,
    takes_files: bool,
) -> HttpResponse:
    pledges, pledge = ledger("pledges"), item.pledge
    form = form_class(request.POST or None, initial={**first, "version": pledge.version})
    back = pledges.url("detail", pledge.pk)
    if request.method == "POST" and form.is_valid() and _done(request, item, form, act, takes_files):
        messages.success(request, "已保存。")
        return redirect(back)
    crumbs = [("工作台", "/"), (pledges.title, pledges.url("list")), (str(pledge), back), (title, "")]
    context = {
        "form": form,
        "item": item,
        "pledge": pledge,
        "title": title,
        "takes_files": takes_files,
        "back_url": back,
        "crumbs": crumbs,
    }
    return render(request, "branches/pledge_item.html", context, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, item: PledgeItem, form: forms.Form, act: Act, takes_files: bool) -> bool:
    """Pictures are looked at before the transaction; a refusal stands above the form."""
    try:
        files = uploads.prepared(request) if takes_files else []
        with transaction.atomic():
            act(item=item, by=user_of(request), **form.cleaned_data)
            uploads.keep_all(files, item.pledge, by=user_of(request))
    except (MoveRefused, ValidationError) as refusal:
        spoil(form, refusal)  # type: ignore[arg-type]
        return False
    return True
