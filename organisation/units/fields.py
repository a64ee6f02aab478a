"""Choosing a unit in forms and sheets: those within one's power; one choice is no choice."""

from __future__ import annotations

from django import forms

from organisation.units.models import Unit, UnitQuerySet
from records.form_fields import field_of
from records.imports import ImportField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

ENOUGH = 2  # rows that must be read to know that there is more than one


def offer_units(form: RecordForm, units: UnitQuerySet, name: str = "unit") -> None:
    """Narrow the form's field to those of ``units`` that still stand; a record that exists stays where it is."""
    field = field_of(form, name, ModelChoiceField)
    if not form.instance._state.adding:
        field.queryset, field.disabled = Unit.objects.filter(pk=getattr(form.instance, f"{name}_id")), True
        return
    field.queryset = standing = units.open()
    first = list(standing[:ENOUGH])
    if len(first) == 1:
        field.initial, field.widget = first[0].pk, forms.HiddenInput()


def running_units(units: UnitQuerySet) -> UnitQuerySet:
    """院属单位 that still stand."""
    return units.filter(kind=Unit.Kind.UNIT, ended_on__isnull=True)


def unit_field(name: str, *heads: str) -> ImportField:
    """The 院属单位 by name or code."""
    codes = tuple(f"{head}编码" for head in heads)
    return ImportField(
        name, heads=heads, code_heads=codes, picker="unit", within=running_units, required=True, either=True
    )
