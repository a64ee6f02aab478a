"""One promise of a pledge: what became of it, and what the branch says to that."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.current import user_of
from branches.pledges import acts
from branches.pledges.forms import JudgeForm, TellForm
from branches.pledges.models import PledgeItem
from organisation.powers import Power
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import act_page, page_on
from records.ledger.registry import ledger


def tell(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    item = _item(request, pk, number, Power.OWN)
    form = TellForm(request.POST or None, initial=_first(item, "status", "told"))
    return _page(request, item, form, acts.tell, "填写完成情况", photos_of=item.pledge)


def judge(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    item = _item(request, pk, number, Power.PUBLISH)
    form = JudgeForm(request.POST or None, initial=_first(item, "grade", "comment"))
    told = [("自评", f"{item.get_status_display()}：{item.told}", True)] if item.told else []
    return _page(request, item, form, acts.judge, "支部点评", told)


def _item(request: HttpRequest, pk: UUID, number: int, power: str) -> PledgeItem:
    pledge = row_for(ledger("pledges"), request, pk, power)
    item = get_object_or_404(PledgeItem, pledge=pledge, pk=number)
    item.pledge = pledge
    return item


def _first(item: PledgeItem, *names: str) -> dict[str, Any]:
    return {"version": item.pledge.version, **{name: getattr(item, name) for name in names}}


def _page(
    request: HttpRequest,
    item: PledgeItem,
    form: forms.Form,
    act: Any,
    title: str,
    told: Any = (),
    **more: Any,
) -> HttpResponse:
    facts = [("承诺人", item.pledge.person.name, False), ("承诺", item.text, False), *told]
    page = page_on(ledger("pledges"), item.pledge, title, facts=facts, button="保存", **more)
    return act_page(request, form, page, act=lambda data: act(item=item, by=user_of(request), **data), done="已保存。")
