"""外出党员情况: the home branch reads what its own people did while away, and takes it along on paper or in Excel."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from accounts.current import user_of
from accounts.models.user import User
from branches.away import columns
from branches.away import people_away as away
from organisation.people.homes import homes, looks_after_homes
from organisation.powers import Power
from organisation.units.models import Unit
from records.form_fields import field_of
from records.guard import require
from records.overviews import Cell, Face, Group, Overview, Row, Table
from records.pickers import PickerField
from records.query_params import whole
from records.values import show as shown

YEARS = 5


class HomeForm(forms.Form):
    """Which home branch and which year."""

    unit = PickerField("home_branch", label="原党支部", required=False)
    year = forms.ChoiceField(label="年度")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "unit", PickerField).narrow_to(user)
        this = timezone.localdate().year
        field_of(self, "year", forms.ChoiceField).choices = [(y, f"{y} 年") for y in range(this, this - YEARS, -1)]


class PeopleAway(Overview):
    """Who is out now stands first, who came back apart; it leaves as the form in which branches answer home."""

    namespace, name, address, template = "branches", "away", "away/", "branches/away/away.html"
    sheet = away.SHEET

    def admit(self, request: HttpRequest) -> None:
        if not looks_after_homes(user_of(request)):
            raise PermissionDenied("这一页给原党支部和上级党组织查看；您本人的情况在“我的卡片”里。")

    def table(self, request: HttpRequest, face: Face) -> Table:
        unit, year = _unit(request) if face == "page" else _demanded(request), _year(request)
        if unit and face == "sheet":
            require(request, Power.EXPORT, on=unit)
        groups = [Group("现在在外", []), Group("已经返回", [])]
        for one in _rows(request, unit, year):
            groups[not one.is_out].rows.append(_drawn(one))
        return Table(away.heads(), groups, period=f"{year}年", unit_line=unit.name if unit else "", source=unit)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        unit, year, rows = table.source, _year(request), table.subjects
        labels = [head.label for head in columns.heads()]
        return {
            "unit": unit,
            "year": year,
            "form": HomeForm({"unit": unit.pk if unit else "", "year": year}, user=user_of(request)),
            "rows": [(row, list(zip(labels, map(shown, row.cells), strict=True))) for row in rows],
            "out": sum(row.is_out for row in rows),
            "several": _several(request),
            "may_export": unit is not None and user_of(request).has_perm(Power.EXPORT, unit),
            "crumbs": [("工作台", "/"), ("外出党员情况", "")],
        }


def _drawn(one: away.Away) -> Row:
    name, standing, where, offices, *cells = away.line(one)
    card = format_html('<a href="{}">{}</a>', reverse("people:detail", args=[one.person.pk]), name)
    span = '<div>{} <span class="text-secondary text-nowrap">{} 至 {}</span></div>'
    stays = format_html_join("", span, ((stay.unit, stay.starts_on, stay.ends_on or "今") for stay in one.stays))
    told = [Cell(cell, Truncator(shown(cell)).chars(60)) for cell in cells]
    return Row([Cell(name, card), Cell(standing), Cell(where, stays), Cell(offices), *told], one)


def _rows(request: HttpRequest, unit: Unit | None, year: int) -> list[away.Away]:
    if unit is None:
        return []
    return away.people_away(user_of(request), unit, date(year, 1, 1), date(year, 12, 31))


def _unit(request: HttpRequest) -> Unit | None:
    """The home branch asked for, or the only one; 404 for one elsewhere."""
    user, asked = user_of(request), request.GET.get("unit", "")
    if not asked:
        first = list(homes(user).order_by("path")[:2])
        return first[0] if len(first) == 1 else None
    found = homes(user).filter(pk=whole(asked, 0) or 0).first()
    if found is None:
        raise Http404("没有这个党支部，或者不在您的查看范围内。")
    return found


def _demanded(request: HttpRequest) -> Unit:
    unit = _unit(request)
    if unit is None:
        raise Http404("请先选择原党支部。")
    return unit


def _several(request: HttpRequest) -> bool:
    return len(homes(user_of(request))[:2]) > 1


def _year(request: HttpRequest) -> int:
    this = timezone.localdate().year
    return whole(request.GET.get("year"), this, least=2001, most=this) or this
