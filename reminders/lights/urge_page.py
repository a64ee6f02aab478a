"""催办 of several branches at once: what burns there, who will hear of it, one word for all, and who did hear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.current import user_of
from accounts.models.user import User
from organisation.powers import Power
from organisation.units.models import Unit
from records import query_params
from records.ledger.pages.act_page import Page, act_page, posted
from reminders.lights.lit import with_words
from reminders.notices.urge import Urged, UrgeRefused, urge_all, urged_lately, what
from reminders.obligations.models import Obligation

MOST_AT_ONCE = 200
WORD = "请尽快办理已到期的事项，并及时登记。"
TRAIL = [("支部红黄绿灯", "/reminders/branches/")]

Burning = dict[Unit, list[Obligation]]


class WordForm(forms.Form):
    word = forms.CharField(
        label="催办意见", max_length=200, help_text="每位负责人只收到一条消息", widget=forms.Textarea({"rows": 2})
    )


def urge_branches(request: HttpRequest) -> HttpResponse:
    """``?units=`` once for each ticked branch; the answer to the form is the act."""
    user, ids = user_of(request), query_params.keys(Unit, request.GET.getlist("units"))
    burning, late = burning_of(user, ids[:MOST_AT_ONCE])
    back = query_params.local(request, "back") or reverse("reminders:branches")
    if not burning:
        messages.error(request, _why_nothing(ids, late))
        return redirect(back)
    form = WordForm(posted(request), initial={"word": WORD})
    facts = [(str(unit), _facts(rows), True) for unit, rows in burning.items()]
    note = f"{'、'.join(map(str, late))}刚刚催办过，这次不再催办。" if late else ""
    page = Page(f"催办 {len(burning)} 个党组织", back, TRAIL, facts=facts, note=note, button="催办", icon="bell-ring")

    def act(data: dict[str, Any]) -> Urged:
        try:
            return urge_all(obligations=[row for rows in burning.values() for row in rows], by=user, word=data["word"])
        except UrgeRefused as refusal:
            raise ValidationError(str(refusal)) from None

    def then(urged: Urged) -> str:
        _say_who_missed(request, urged)
        return back

    return act_page(request, form, page, act=act, done=lambda urged: urged.sentence, then=then)


def burning_of(user: User, ids: Iterable[int]) -> tuple[Burning, list[Unit]]:
    """Red duties of each of the organisations that this person may urge, yellow ones where nothing is red; and the
    organisations of which everything was urged a short while ago."""
    duties = Obligation.objects.visible_to(user, Power.REMIND).burning().filter(unit__in=list(ids))
    by_unit: Burning = defaultdict(list)
    for row in with_words(duties.order_by("unit__path", "red_from", "pk")):
        by_unit[row.unit].append(row)
    asked = {unit: [row for row in rows if row.is_red()] or rows for unit, rows in by_unit.items()}
    lately = urged_lately(row for rows in asked.values() for row in rows)
    left = {unit: [row for row in rows if row.pk not in lately] for unit, rows in asked.items()}
    return {unit: rows for unit, rows in left.items() if rows}, [unit for unit, rows in left.items() if not rows]


def say_who_hears(request: HttpRequest, urged: Urged, more: str = "") -> None:
    """By name whom the message reached, and whom it could not."""
    messages.success(request, urged.sentence + more)
    _say_who_missed(request, urged)


def _say_who_missed(request: HttpRequest, urged: Urged) -> None:
    if urged.missed:
        messages.warning(request, f"没有收到消息：{'；'.join(urged.missed)}。")


def _facts(rows: list[Obligation]) -> str:
    colour = "已逾期" if rows[0].is_red() else "即将到期"
    return f"{colour} {len(rows)} 项：{'、'.join(what(row) for row in rows)}"


def _why_nothing(ids: list[int], late: list[Unit]) -> str:
    if late:
        return f"{'、'.join(map(str, late))}刚刚催办过，请等对方处理。"
    return "所选党组织没有可以催办的事项。" if ids else "请先勾选要催办的党支部。"
