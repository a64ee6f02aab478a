"""A slip in the year is told wherever a date is typed."""

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from records.forms import Renderer
from records.imports.moments import NoMoment, plausible


class Asking(forms.Form):
    default_renderer = Renderer
    day = forms.DateField(label="日期")
    moment = forms.DateTimeField(label="时间", required=False)


@pytest.mark.parametrize("typed", ["9999-12-31", "0001-01-01", "2199-01-01"])
def test_an_impossible_year_is_refused(typed: str) -> None:
    assert "不对，请核对" in str(Asking({"day": typed}).errors["day"])
    assert "moment" in Asking({"day": "2026-01-01", "moment": f"{typed} 10:00"}).errors
    with pytest.raises(NoMoment, match="请核对"):
        plausible(date.fromisoformat(typed))


def test_births_and_long_plans_pass() -> None:
    for day in (date(1931, 5, 1), timezone.localdate() + timedelta(days=365 * 29)):
        assert Asking({"day": str(day)}).is_valid()
