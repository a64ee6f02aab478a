"""A field of a form by name and kind, so that the type checker knows what may be set on it."""

from __future__ import annotations

from typing import TypeVar

from django import forms
from django.db.models import Model, QuerySet

F = TypeVar("F", bound=forms.Field)
M = TypeVar("M", bound=Model)


def field_of(form: forms.BaseForm, name: str, kind: type[F]) -> F:
    """KeyError and TypeError tell the developer that the form has no such field or another kind of it."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{type(form).__name__}.{name} is a {type(field).__name__}, not a {kind.__name__}")
    return field


def rows_of(field: forms.ModelChoiceField[M]) -> QuerySet[M]:
    """What the field offers; a field that was given nothing to offer is a mistake in the form."""
    if field.queryset is None:
        raise TypeError("the field has no rows to choose from")
    return field.queryset
