"""Pages that cost the same at the end as at the start.

In the ledger's own order a page is found by the key of the row before it: ``held_on <= x`` lets the index jump
there, the rest of the condition sorts out equal days. A typed page number, or another order, skips by counting over
the index (late lookup: only keys are counted, rows are fetched for one page).
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils import timezone


@dataclass
class Page:
    """One page of rows and where its neighbours begin."""

    rows: list[Model]
    number: int
    per_page: int
    next_cursor: str = ""
    previous_cursor: str = ""
    has_next: bool = False
    has_previous: bool = False

    @property
    def first_index(self) -> int:
        """Rows before this page."""
        return (self.number - 1) * self.per_page


def encode(row: Model, order: str) -> str:
    """Cursor of a row: its sort value and key."""
    value: object = row
    for part in order.lstrip("-").split("__"):
        value = getattr(value, part)
    text = json.dumps([value if isinstance(value, int) else str(value), str(row.pk)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(model: type[Model], order: str, cursor: str) -> tuple[Any, Any] | None:
    """Sort value and key as the model's columns hold them, or None when somebody made the cursor up."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        value, key = json.loads(text)
        field: Any = model._meta.get_field(order.lstrip("-"))
        return _aware(field.to_python(value)), model._meta.pk.to_python(key)
    except (ValueError, TypeError, OverflowError, ValidationError):
        return None


def _aware(value: Any) -> Any:
    naive = isinstance(value, datetime) and timezone.is_naive(value)
    return timezone.make_aware(value) if naive else value


def beyond(order: str, cursor: tuple[object, object], *, forwards: bool) -> Q:
    """Rows after (or before) the cursor in the order ``order, pk`` of one direction."""
    value, key = cursor
    name = order.lstrip("-")
    side = "lt" if order.startswith("-") == forwards else "gt"
    return Q(**{f"{name}__{side}e": value}) & (Q(**{f"{name}__{side}": value}) | Q(**{f"pk__{side}": key}))


def by_cursor(rows: QuerySet[Model], order: str, *, after: str, before: str, number: int, per_page: int) -> Page | None:
    """The page next to a cursor; None when there is no usable cursor."""
    cursor = decode(rows.model, order, after or before)
    if cursor is None:
        return None
    forwards = bool(after)
    found = _slice(rows, order, beyond(order, cursor, forwards=forwards), forwards, per_page)
    more = len(found) > per_page
    found = found[:per_page] if forwards else found[:per_page][::-1]
    # On the side we came from there is at least the row of the cursor itself.
    page = Page(found, number, per_page, has_next=more or not forwards, has_previous=more or forwards)
    return _with_cursors(page, order)


def _slice(rows: QuerySet[Model], order: str, condition: Q, forwards: bool, per_page: int) -> list[Model]:
    direction = "" if order.startswith("-") != forwards else "-"
    name = order.lstrip("-")
    return list(rows.filter(condition).order_by(f"{direction}{name}", f"{direction}pk")[: per_page + 1])


def by_number(rows: QuerySet[Model], order: tuple[str, ...], *, number: int, per_page: int, keyed: bool) -> Page:
    """Page ``number`` counted from 1, by skipping over keys only."""
    skip = (number - 1) * per_page
    ordered = rows.order_by(*order)
    if skip:
        keys = list(ordered.select_related(None).values_list("pk", flat=True)[skip : skip + per_page + 1])
        found = list(rows.filter(pk__in=keys[:per_page]).order_by(*order))
        more = len(keys) > per_page
    else:
        found = list(ordered[: per_page + 1])
        more = len(found) > per_page
    page = Page(found[:per_page], number, per_page, has_next=more, has_previous=number > 1)
    return _with_cursors(page, order[0]) if keyed else page


def _with_cursors(page: Page, order: str) -> Page:
    if page.rows:
        page.previous_cursor, page.next_cursor = encode(page.rows[0], order), encode(page.rows[-1], order)
    return page
