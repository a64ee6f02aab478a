"""五必问 of a whole branch on one page: five taps for everybody."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.models import Unit
from records import once
from records.form_fields import field_of
from records.guard import require
from records.query_params import whole
from records.typing_shims import ModelChoiceField
from reminders.obligations.models import Period
from reminders.obligations.periods import MONTHS
from welfare.asks import acts
from welfare.asks.acts import Said
from welfare.asks.models import Ask
from welfare.coverage.covering import missing
from welfare.coverage.periods import between
from welfare.coverage.roster import items_for, people_on
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User

NOTE_LENGTH = 1000


class PageForm(forms.Form):
    """What the lines follow from. Read from the address while choosing, from the body when saving."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="党支部", empty_label="请选择")
    on = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))
    items = forms.ModelMultipleChoiceField(
        MustItem.objects.none(), label="问什么", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项。"},
    )  # fmt: skip
    page = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, user: User) -> None:
        units = Unit.objects.visible_to(user, Power.CARE).temporary().open()
        offered = list(units[:2])
        chosen = units.filter(pk=whole(data.get("unit"), 0) or 0).first()
        unit = chosen or (offered[0] if len(offered) == 1 else None)
        items = items_for(user, unit, MustItem.objects.asks().on(timezone.localdate()))
        self.period = calendar_period(data.get("missing", ""))
        super().__init__(_filled(data, unit, items, self.period))
        field_of(self, "unit", ModelChoiceField).queryset = units
        field_of(self, "items", ModelChoiceField).queryset = items
        if len(offered) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("日期还没有到，请核对。")
        return day


def calendar_period(key: str) -> Period | None:
    """The month, quarter, half or year of that key."""
    return Period.objects.filter(key=key, kind__in=MONTHS).first() if key else None


def _filled(data: Any, unit: Unit | None, items: Any, period: Period | None) -> dict[str, object]:
    """Today (in a period that is over its last day) and every item, unless the address says otherwise.

    The page gets its key before it is drawn.
    """
    today = timezone.localdate()
    return {
        "unit": unit.pk if unit else "",
        "on": data.get("on") or str(min(today, period.ends_on) if period else today),
        "items": data.getlist("items") or [str(item.pk) for item in items],
        "page": data.get("page") or str(uuid.uuid4()),
    }


@dataclass(frozen=True)
class Line:
    """One item for one person as the page draws it."""

    person: Person
    item: MustItem
    result: str
    note: str
    missing: bool = False

    @property
    def key(self) -> str:
        return f"{self.person.pk}-{self.item.pk}"

    @property
    def wanted(self) -> str:
        return f"请写明{self.person}“{self.item}”的情况。"


class Lines:
    """The lines of a valid :class:`PageForm`, and what was tapped in them.

    With ``?missing=2026Q2``, as a light leads here, only what is still to be asked in that period is listed.
    """

    def __init__(self, form: PageForm, data: Any) -> None:
        self.form, self.data = form, data

    @cached_property
    def _missing(self) -> set[tuple[uuid.UUID, int]]:
        period = self.form.period
        return missing(self.form.cleaned_data["unit"], between(period.starts_on, period.ends_on)) if period else set()

    def _listed(self, person: Person, item: MustItem) -> bool:
        """What stood on the page is kept, though somebody else has asked it meanwhile."""
        if self.form.period is None or f"result-{person.pk}-{item.pk}" in self.data:
            return True
        return (person.pk, item.pk) in self._missing

    @cached_property
    def people(self) -> list[tuple[Person, list[Line]]]:
        chosen = self.form.cleaned_data
        items = list(chosen["items"])
        asked = (
            (person, [self._line(person, item) for item in items if self._listed(person, item)])
            for person in people_on(chosen["unit"], chosen["on"])
        )
        return [(person, lines) for person, lines in asked if lines]

    def _line(self, person: Person, item: MustItem) -> Line:
        key = f"{person.pk}-{item.pk}"
        said, note = self.data.get(f"result-{key}", ""), self.data.get(f"note-{key}", "").strip()[:NOTE_LENGTH]
        result = said if said in Ask.Result.values else Ask.Result.NORMAL
        return Line(person, item, result, note, missing=result != Ask.Result.NORMAL and not note)

    def _sent(self) -> Iterator[Line]:
        """Lines that stood on the page; someone who joined meanwhile was not asked."""
        for _, lines in self.people:
            yield from (line for line in lines if f"result-{line.key}" in self.data)

    def said(self) -> list[Said]:
        return [
            Said(line.person, line.item, line.result, "" if line.result == Ask.Result.NORMAL else line.note)
            for line in self._sent()
        ]

    def problems(self) -> list[tuple[str, str]]:
        """What keeps the page from being saved: the control it is about, and a sentence."""
        sent = list(self._sent())
        if not sent:
            return [("", "这一天支部名册上没有人，请核对党支部和日期。")]
        return [(f"note-{line.key}", line.wanted) for line in sent if line.missing]


def show(request: HttpRequest) -> HttpResponse:
    require(request, Power.CARE)
    data = request.POST if request.method == "POST" else request.GET
    form = PageForm(data, user=user_of(request))
    lines = Lines(form, data) if form.is_valid() else None
    if request.method == "GET" and "unit" not in data:
        form.errors.pop("unit", None)  # nothing was chosen yet, which is no mistake
    problems = _problems(request, lines) if lines and request.method == "POST" else []
    if lines and request.method == "POST" and not problems:
        return _save(request, form, lines)
    context = {
        "form": form,
        "lines": lines,
        "problems": problems,
        "crumbs": [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("集中登记五必问", "")],
    }
    return render(request, "welfare/asks/branch.html", context, status=422 if request.method == "POST" else 200)


def _problems(request: HttpRequest, lines: Lines) -> list[tuple[str, str]]:
    said = once.told_of(request)
    return [("", said)] if said else lines.problems()


def _save(request: HttpRequest, form: PageForm, lines: Lines) -> HttpResponse:
    """To the needs that were told, if there are any, else to what is still to be asked."""
    said, chosen = lines.said(), form.cleaned_data
    page = uuid.uuid4() if once.saved_before(request) else chosen["page"]  # wanted once more, knowing of the first
    acts.ask_all(unit=chosen["unit"], on=chosen["on"], answers=said, page=page, by=user_of(request))
    needs = sum(one.result == Ask.Result.NEED for one in said)
    told = f"，其中 {needs} 项有需求，请转为需求办理" if needs else ""
    messages.success(request, f"已登记 {len({one.person.pk for one in said})} 人 {len(said)} 项询问{told}。")
    return redirect(reverse("welfare:to_needs") if needs else f"{reverse('welfare:coverage')}?unit={chosen['unit'].pk}")
