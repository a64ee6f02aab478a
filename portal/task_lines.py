"""Records of many ledgers as lines of one list: found in one query, read in one more for each ledger among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast

from records.ledger import Ledger

Part = tuple[Ledger, QuerySet[Model]]
Found = tuple[Ledger, str]  # a ledger and a key as every database spells it


@dataclass(frozen=True)
class Task:
    """One line of the list."""

    tag: str
    colour: str
    title: str
    url: str
    who: str
    since: datetime
    place: str = ""
    due_on: date | None = None


def first(parts: list[Part], most: int, order: str) -> list[Found]:
    """The first records of several ledgers in one order, whatever the number of ledgers."""
    keyed = [
        rows.order_by()
        .annotate(todo_part=Value(number), todo_key=Cast("pk", CharField()))
        .values_list("todo_part", "todo_key", "updated_at")
        for number, (_, rows) in enumerate(parts)
    ]
    if not keyed:
        return []
    together = keyed[0].union(*keyed[1:], all=True) if len(keyed) > 1 else keyed[0]
    return [(parts[number][0], _text(key)) for number, key, _ in together.order_by(order)[:most]]


def records_of(found: Iterable[Found]) -> dict[Found, Model]:
    """The records behind what :func:`first` found; who may see them was asked there, in the same request."""
    keys: dict[Ledger, set[str]] = defaultdict(set)
    for ledger, key in found:
        keys[ledger].add(key)
    return {(ledger, _text(record.pk)): record for ledger, wanted in keys.items() for record in _read(ledger, wanted)}


def _read(ledger: Ledger, keys: set[str]) -> QuerySet[Model]:
    told = ("author", "unit") if has_unit(ledger) else ("author",)
    rows = ledger.with_related(ledger.model._base_manager.filter(pk__in=keys), [])
    return rows.select_related(*told)


def line(ledger: Ledger, record: Any, tag: str, colour: str) -> Task:
    return Task(
        tag=tag,
        colour=colour,
        title=ledger.heading(record),
        url=ledger.url("detail", record.pk),
        who=record.author.name if record.author else "",
        since=record.updated_at,
        place=str(record.unit) if has_unit(ledger) else "",
        due_on=getattr(record, "due_on", None),
    )


def has_unit(ledger: Ledger) -> bool:
    return any(field.name == "unit" for field in ledger.model._meta.fields)


def _text(key: object) -> str:
    """SQLite keeps a UUID without its dashes."""
    return str(key).replace("-", "")
