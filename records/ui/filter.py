"""The filter bar: the first fields stand open, the others behind 展开."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BoundField

ALWAYS_SHOWN = 3


@dataclass(frozen=True)
class FilterBar:
    """What the bar shows: fields always there, fields behind 展开, and whether those start open."""

    first: list[BoundField]
    more: list[BoundField]
    hidden: list[BoundField]
    is_open: bool


def filter_bar(form: BaseForm, shown: int = ALWAYS_SHOWN) -> FilterBar:
    """Splits a filter form. A bar opens by itself when a field behind 展开 is in use, or when only one would hide."""
    fields = list(_visible(form))
    if len(fields) <= shown + 1:
        shown = len(fields)
    more = fields[shown:]
    return FilterBar(fields[:shown], more, list(form.hidden_fields()), any(_in_use(field) for field in more))


def _visible(form: BaseForm) -> Iterator[BoundField]:
    yield from form.visible_fields()


def _in_use(field: BoundField) -> bool:
    value = field.value()
    return any(part not in (None, "") for part in value) if isinstance(value, list | tuple) else value not in (None, "")
