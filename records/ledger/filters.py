"""The filter bar of a ledger, built from field names; what it says stands in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import django_filters
import django_filters.fields
from django import forms
from django.db import models
from django.db.models import Model, QuerySet
from django_filters.widgets import DateRangeWidget

from records import query_params
from records.ledger import search_words
from records.ledger.paths import field_at
from records.pickers import Narrow, PickerWidget, picker_for

Found = TypeVar("Found", bound=QuerySet[Model])


YES_NO = (("", "全部"), ("true", "是"), ("false", "否"))


class LedgerFilterSet(django_filters.FilterSet):  # type: ignore[misc]
    """Base of every ledger's filters: ``q`` searches, the rest narrows."""

    search: tuple[str, ...] = ()
    search_kinds: tuple[str, ...] = ()
    search_day: str = ""

    q = django_filters.CharFilter(label="关键词", method="find")

    def find(self, rows: QuerySet[Model], name: str, text: str) -> QuerySet[Model]:
        """Rows that contain every word of the text in one of the searched columns, in the months it names."""
        said = search_words.typed(text, dated=bool(self.search_day))
        for span in said.spans:
            rows = rows.filter(**{f"{self.search_day}__range": span})
        for word in said.words:
            rows = rows.filter(search_words.condition(rows.model, word, self.search, self.search_kinds))
        return rows


Filters = Mapping[str, django_filters.Filter]


class PickerChoice(django_filters.fields.ModelChoiceField):  # type: ignore[misc]
    """A value that can be no key is a wrong choice, not a failure."""

    def to_python(self, value: object) -> object:
        if value not in self.empty_values and not query_params.keys(self.queryset.model, [getattr(value, "pk", value)]):
            raise forms.ValidationError("没有这一项，请重新选择。", code="invalid_choice")
        return super().to_python(value)


class PickerFilter(django_filters.ModelChoiceFilter):  # type: ignore[misc]
    field_class = PickerChoice


def build(
    model: type[models.Model],
    names: tuple[str, ...],
    search: tuple[str, ...],
    hint: str,
    more: Filters,
    *,
    kinds: tuple[str, ...] = (),
    day: str = "",
) -> type[LedgerFilterSet]:
    """A FilterSet for these fields and ``more``; without searched columns there is no search box."""
    fields: dict[str, object] = {**{name: _filter(model, name) for name in names}, **more}
    if not search:
        fields["q"] = None
    else:
        widget = forms.TextInput(attrs={"placeholder": hint or "支持拼音首字母"})
        fields = {"q": django_filters.CharFilter(label="关键词", method="find", widget=widget), **fields}
    meta = type("Meta", (), {"model": model, "fields": []})
    told = {"search": search, "search_kinds": kinds, "search_day": day, "Meta": meta, "__module__": __name__}
    return type("Filters", (LedgerFilterSet,), {**fields, **told})


def yes_no(label: str, rows_for: Callable[[Found, bool], Found]) -> django_filters.Filter:
    """A filter of one's own for ``Ledger.more_filters``: 是 or 否, answered by a query word."""
    return django_filters.TypedChoiceFilter(
        label=label,
        choices=YES_NO,
        empty_value=None,
        coerce=lambda value: value == "true",
        method=lambda rows, _name, value: rows if value is None else rows_for(rows, value),
    )


def either(label: str, wanted: Callable[[Any], QuerySet[Model]]) -> django_filters.Filter:
    """As :func:`yes_no`, where 否 is simply all the others: ``either("已逾期", lambda rows: rows.overdue())``."""
    return yes_no(label, lambda rows, yes: wanted(rows) if yes else rows.exclude(pk__in=wanted(rows).values("pk")))


def _filter(model: type[models.Model], name: str) -> django_filters.Filter:
    field = field_at(model, name)
    if field is None:
        raise LookupError(f"{model.__name__} has no field {name!r} to filter by")
    label = str(field.verbose_name)
    if field.is_relation:
        return _related(name, label, field)
    if field.choices:
        return django_filters.ChoiceFilter(field_name=name, label=label, choices=field.flatchoices, empty_label="全部")
    if isinstance(field, models.BooleanField):
        return django_filters.TypedChoiceFilter(
            field_name=name, label=label, choices=YES_NO, empty_value=None, coerce=lambda value: value == "true"
        )
    if isinstance(field, models.DateTimeField):
        return _range(django_filters.DateFromToRangeFilter(field_name=f"{name}__date", label=label))
    if isinstance(field, models.DateField):
        return _range(django_filters.DateFromToRangeFilter(field_name=name, label=label))
    return django_filters.CharFilter(field_name=name, label=label, lookup_expr="icontains")


def _range(ranged: django_filters.Filter) -> django_filters.Filter:
    ranged.extra["widget"] = DateRangeWidget(attrs={"type": "date", "data-wide": "1"})
    return ranged


def _related(name: str, label: str, field: models.Field[Any, Any]) -> django_filters.Filter:
    return related_filter(field.related_model, name, label)  # type: ignore[arg-type]


def related_filter(model: type[Model], name: str, label: str, narrow: Narrow | None = None) -> django_filters.Filter:
    """By a chosen row of ``model``, which the column or path ``name`` leads to, or as ``narrow`` says."""
    picker = picker_for(model)
    return PickerFilter(
        field_name=name,
        label=label,
        empty_label="全部",
        queryset=picker.choices_for,
        widget=PickerWidget(picker.code),
        method=narrow or picker.narrow(name),
    )
