"""One page of marks for all areas of a branch: what is left empty is not scored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from branches.area_scores.acts import kind_for
from branches.area_scores.models import AreaScore
from branches.areas.models import ResponsibilityArea
from organisation.people.models import Person


class ScoreForm(forms.Form):
    """A number for each area this person may score now; marks of this quarter stand in it already."""

    def __init__(
        self, *args: Any, areas: Iterable[ResponsibilityArea], person: Person, quarter: date, as_branch: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.areas: dict[str, ResponsibilityArea] = {}
        given = AreaScore.objects.filter(giver=person, quarter=quarter).values_list("area_id", "kind", "score")
        known = {(area, kind): mark for area, kind, mark in given}
        for area in areas:
            if kind := kind_for(area, person, as_branch=as_branch):
                name = f"score-{area.pk}"
                self.areas[name] = area
                self.fields[name] = _mark(area, AreaScore.Kind(kind).label, known.get((area.pk, kind)))

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and all(value is None for value in typed.values()):
            raise forms.ValidationError("请至少给一个责任区（岗）评分。")
        return typed

    def marks(self) -> dict[ResponsibilityArea, int]:
        typed = self.cleaned_data
        return {area: typed[name] for name, area in self.areas.items() if typed.get(name) is not None}


def _mark(area: ResponsibilityArea, kind: str, known: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"{area.name}（{area.keepers_text}）",
        help_text=f"{kind}，0 到 100 分",
        min_value=0,
        max_value=100,
        required=False,
        initial=known,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
