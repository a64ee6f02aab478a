"""One column list drives the table, the column chooser, the record's page, the sheet, the print-out and the cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from records.exports import Head
from records.ledger.paths import field_at, kind_of, label_of, naming_field, related_names
from records.ui.due import Chip
from records.ui.icons import draw
from records.ui.status_colours import colour_or_gray
from records.values import show
from records.xlsx.sheet import Kind

STATE_COLOURS = {"draft": "gray", "submitted": "blue", "approved": "green", "returned": "red"}
SHORTEST_TEXT = 40  # characters of a long text shown in a cell


@dataclass(frozen=True)
class Column:
    """A column as declared. ``path`` is an ORM path or the name of a property of the model.

    ``value`` computes from the record instead (export then reads whole records); ``kind`` and ``label`` are taken
    from the model field when empty; ``sort`` names another path to sort by, or is empty for "not sortable".
    ``head`` is the office's word on the sheet where it differs from the label, ``width`` the sheet's. Where the
    column stands is said by the last five, which the marks of `records.ledger.marks` set.
    """

    path: str
    label: str = ""
    kind: str = ""  # text, int, number, date, datetime, money, bool, choice, tag
    link: bool = False
    value: Callable[[Any], object] | None = None
    sort: str | None = None
    head: str = ""
    width: float = 0
    colours: dict[str, str] | None = None
    shown: bool = True
    offered: bool = True
    printed: bool = True
    paged: bool = True  # on the record's page, in the block of that title
    section: str | None = None


class BoundColumn:
    """A column together with the model it reads: knows its label, its kind, and how to show and export a value."""

    def __init__(self, model: type[models.Model], column: Column) -> None:
        self.model, self.declared, self.path = model, column, column.path
        self.name = column.path
        self.field = None if column.value else field_at(model, column.path)
        self.label = column.label or label_of(model, self.field, column.path)
        self.kind = column.kind or kind_of(self.field)
        self.choices: dict[object, str] = {k: str(v) for k, v in (getattr(self.field, "flatchoices", None) or ())}
        self.related = related_names(model, column.path)
        self.sort = self._sort_path(column)

    def _sort_path(self, column: Column) -> str:
        if column.sort is not None:
            return column.sort
        return self.path if self.field is not None and not self.field.is_relation else ""

    @property
    def link(self) -> bool:
        return self.declared.link

    @property
    def numeric(self) -> bool:
        return self.kind in ("int", "number", "money")

    @property
    def head(self) -> Head:
        return Head(self.label, width=self.declared.width, kind=_head_kind(self.kind))

    @property
    def lookup(self) -> str | None:
        """ORM path whose values may be exported without building records; None when only the record knows."""
        if self.field is None:
            return None
        return f"{self.path}__{naming_field(self.field)}" if self.field.is_relation else self.path

    @property
    def names(self) -> str:
        """The path of the related row whose name stands in the column; '' where it is no such name."""
        if self.field is None:
            return ""
        if self.field.is_relation:
            return self.path
        above, _, last = self.path.rpartition("__")
        link = field_at(self.model, above) if above else None
        return above if link is not None and link.is_relation and last == naming_field(link) else ""

    @property
    def named_model(self) -> type[Model] | None:
        field = field_at(self.model, self.names) if self.names else None
        return field.related_model if field is not None else None

    def named(self, record: Model) -> Model | None:
        """The row whose name stands in the column."""
        found: Any = record
        for part in self.names.split("__"):
            found = getattr(found, part, None)
        return found if isinstance(found, Model) else None

    def value(self, record: Model) -> object:
        """The raw value, following the path; None when a relation on the way is empty."""
        if self.declared.value:
            return self.declared.value(record)
        found: object = record
        for part in self.path.split("__"):
            found = getattr(found, part, None) if found is not None else None
        return found() if callable(found) and not isinstance(found, models.Model) else found

    def export(self, value: object) -> object:
        """A raw value as an Excel cell: labels for choices, 是/否, dates and numbers as such."""
        if value is None or value == "":
            return None
        if self.choices:
            return self.choices.get(value, str(value))
        if value.__class__ is str:  # nearly every cell
            return value
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        return value if isinstance(value, int | Decimal | float | date) else str(value)

    def html(self, record: Model) -> SafeString | str:
        """The value as a cell: state, choice and deadline as a tag, dates as 2026-11-22, long text shortened."""
        value = self.value(record)
        if value is None or value == "":
            return "—"
        if self.kind in ("choice", "tag"):
            return self._tag(value)
        if self.kind == "bool":
            return "是" if value else "否"
        if self.kind == "number" and isinstance(value, Decimal):
            return f"{value.normalize():f}"
        if isinstance(value, Chip):
            return format_html('<span class="tag {}">{}{}</span>', value.colour, draw(value.icon), value.text)
        return Truncator(show(value)).chars(SHORTEST_TEXT)

    def _tag(self, value: object) -> SafeString:
        colours = self.declared.colours or STATE_COLOURS
        text = self.choices.get(value, str(value))
        return format_html('<span class="tag {}">{}</span>', colour_or_gray(colours.get(str(value), "gray")), text)


def bind(model: type[models.Model], column: Column) -> BoundColumn:
    return BoundColumn(model, column)


def bind_for_sheet(model: type[models.Model], column: Column) -> BoundColumn:
    """The same under the head that the office prints."""
    return BoundColumn(model, replace(column, label=column.head or column.label))


_HEAD_KINDS: dict[str, Kind] = {
    "int": "int",
    "number": "number",
    "date": "date",
    "datetime": "datetime",
    "money": "money",
}


def _head_kind(kind: str) -> Kind:
    return _HEAD_KINDS.get(kind, "text")
