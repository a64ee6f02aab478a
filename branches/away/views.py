"""外出党员情况: the home branch reads what its own people did while away, and takes it along on paper or in Excel."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.current import user_of
from accounts.models.user import User
from branches.away import columns
from branches.away import people_away as away
from organisation.people.homes import homes, looks_after_homes
from organisation.powers import Power
from organisation.units.models import Unit
from records.form_fields import field_of
from records.guard import require
from records.pickers import PickerField
from records.query_params import whole
from records.values import show as shown
from records.xlsx.download import download

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


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    unit, year = _unit(request), _year(request)
    rows = _rows(request, unit, year)
    form = HomeForm({"unit": unit.pk if unit else "", "year": year}, user=user_of(request))
    labels = [head.label for head in columns.heads()]
    context = {
        "unit": unit,
        "year": year,
        "form": form,
        "heads": labels,
        "rows": [(row, list(zip(labels, map(shown, row.cells), strict=True))) for row in rows],
        "out": sum(row.is_out for row in rows),
        "several": _several(request),
        "query": f"?unit={unit.pk}&year={year}" if unit else "",
        "may_export": unit is not None and user_of(request).has_perm(Power.EXPORT, unit),
        "crumbs": [("工作台", "/"), ("外出党员情况", "")],
    }
    return render(request, "branches/away/away.html", context)


@require_GET
def workbook(request: HttpRequest) -> HttpResponseBase:
    unit = _demanded(request)
    require(request, Power.EXPORT, on=unit)
    rows = _rows(request, unit, _year(request))
    return download(away.SHEET, away.heads(), map(away.line, rows), f"{unit.name}（{_year(request)} 年）")


@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    unit, year = _demanded(request), _year(request)
    lines = [[shown(cell) if cell else "" for cell in away.line(row)] for row in _rows(request, unit, year)]
    context = {
        "columns": away.heads(),
        "rows": lines,
        "title": f"{away.SHEET.title}（{year} 年）",
        "unit_line": unit.name,
        "as_of": timezone.localdate(),
        "signatures": away.SHEET.foot,
        "back_url": f"../?unit={unit.pk}&year={year}",
    }
    return render(request, "branches/away/paper.html", context)


def _rows(request: HttpRequest, unit: Unit | None, year: int) -> list[away.Away]:
    if unit is None:
        return []
    return away.people_away(user_of(request), unit, date(year, 1, 1), date(year, 12, 31))


def _unit(request: HttpRequest) -> Unit | None:
    """The home branch asked for, or the only one; 404 for one elsewhere, 403 for who looks after none."""
    user, asked = user_of(request), request.GET.get("unit", "")
    if not looks_after_homes(user):
        raise PermissionDenied("这一页给原党支部和上级党组织查看；您本人的情况在“我的卡片”里。")
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
