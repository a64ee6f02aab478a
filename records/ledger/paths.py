"""What a model says about an ORM path: its field, its kind, its label, and what must be fetched along."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models


def field_at(model: type[models.Model], path: str) -> models.Field[Any, Any] | None:
    """The model field an ORM path ends in; None for properties and reverse relations."""
    field: Any = None
    for part in path.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return None
        if field.is_relation:
            model = field.related_model
    return field if isinstance(field, models.Field) else None


def related_names(model: type[models.Model], path: str) -> str:
    """The leading part of a path that ``select_related`` must fetch, '' for plain fields."""
    names: list[str] = []
    for part in path.split("__"):
        field = _named(model, part)
        if field is None or not field.is_relation or not (field.many_to_one or field.one_to_one):
            break
        names.append(part)
        model = field.related_model
    return "__".join(names)


def _named(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def naming_field(field: models.Field[Any, Any]) -> str:
    """The field of a related model that names it in an export."""
    related: Any = field.related_model
    names = {f.name for f in related._meta.get_fields()}
    return next((name for name in ("short_name", "name", "title") if name in names), "pk")


def kind_of(field: models.Field[Any, Any] | None) -> str:
    if field is None:
        return "text"
    if getattr(field, "flatchoices", None):
        return "choice"
    for kind, types in _KINDS:
        if isinstance(field, types):
            return kind
    return "text"


_KINDS: tuple[tuple[str, tuple[type[models.Field[Any, Any]], ...]], ...] = (
    ("bool", (models.BooleanField,)),
    ("datetime", (models.DateTimeField,)),
    ("date", (models.DateField,)),
    ("money", (models.DecimalField,)),
    ("int", (models.IntegerField,)),
)


def label_of(model: type[models.Model], field: models.Field[Any, Any] | None, path: str) -> str:
    """The model's own word for it; properties may carry a ``short_description``."""
    if field is not None:
        return str(field.verbose_name)
    return str(getattr(getattr(model, path, None), "short_description", "")) or path
