"""Records of many ledgers as lines of one list: found in one query, read in one more for each ledger among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, DateField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Replace

from records.ledger import Ledger

Part = tuple[Ledger, QuerySet[Model]]
Found = tuple[Ledger, str]  # a ledger and a key without its dashes, as every database can spell it

NO_DEADLINE = date(9999, 12, 31)
BY_DEADLINE = ("todo_due", "updated_at", "todo_key")  # what has no deadline last, the longest waiting first
NEWEST = ("-updated_at", "-todo_key")


@dataclass(frozen=True)
class Task:
    """One line of the list. ``tick`` names record and version where it may be decided on together with others."""

    tag: str
    colour: str
    title: str
    url: str
    who: str
    since: datetime
    place: str = ""
    due_on: date | None = None
    tick: str = ""
    of: str = ""  # "slug:pk", as duties name their record


@dataclass(frozen=True)
class Place:
    """Where in the list by deadline a record stands."""

    due: date
    since: datetime
    key: str

    def behind(self) -> Q:
        """Rows that come after it."""
        later = Q(updated_at__gt=self.since) | Q(updated_at=self.since, todo_key__gt=self.key)
        return Q(todo_due__gt=self.due) | (Q(todo_due=self.due) & later)


def place_of(record: Any) -> Place:
    return Place(deadline_of(record) or NO_DEADLINE, record.updated_at, text_of(record.pk))


def first(
    parts: Sequence[Part], most: int, order: Sequence[str], *, skip: int = 0, behind: Place | None = None
) -> list[Found]:
    """The first records of several ledgers in one order, whatever the number of ledgers."""
    keyed = [_keyed(rows, number, behind) for number, (_, rows) in enumerate(parts)]
    if not keyed or not most:
        return []
    together = keyed[0].union(*keyed[1:], all=True) if len(keyed) > 1 else keyed[0]
    return [(parts[row[0]][0], row[1]) for row in together.order_by(*order)[skip : skip + most]]


def _keyed(rows: QuerySet[Model], number: int, behind: Place | None) -> QuerySet[Model, tuple[Any, ...]]:
    due = F("due_on") if has_deadline(rows.model) else Value(NO_DEADLINE, output_field=DateField())
    key = Replace(Cast("pk", CharField()), Value("-"), Value(""))
    named = rows.order_by().annotate(todo_part=Value(number), todo_key=key, todo_due=due)
    shown = named.filter(behind.behind()) if behind else named
    found: QuerySet[Model, tuple[Any, ...]] = shown.values_list("todo_part", "todo_key", "todo_due", "updated_at")
    return found


def records_of(found: Iterable[Found]) -> dict[Found, Model]:
    """The records behind what :func:`first` found; who may see them was asked there, in the same request."""
    keys: dict[Ledger, set[str]] = defaultdict(set)
    for ledger, key in found:
        keys[ledger].add(key)
    return {(ledger, text_of(record.pk)): record for ledger, wanted in keys.items() for record in _read(ledger, wanted)}


def _read(ledger: Ledger, keys: set[str]) -> QuerySet[Model]:
    told = ("author", "unit") if has_unit(ledger) else ("author",)
    rows = ledger.with_related(ledger.model._base_manager.filter(pk__in=keys), [])
    return rows.select_related(*told)


def line(ledger: Ledger, record: Any, tag: str, colour: str, *, query: str = "", tick: str = "") -> Task:
    return Task(
        tag=tag,
        colour=colour,
        title=ledger.heading(record),
        url=f"{ledger.url('detail', record.pk)}{f'?{query}' if query else ''}",
        who=record.author.name if record.author else "",
        since=record.updated_at,
        place=str(record.unit) if has_unit(ledger) else "",
        due_on=deadline_of(record),
        tick=tick,
        of=f"{ledger.slug}:{record.pk}",
    )


def deadline_of(record: Any) -> date | None:
    due: date | None = getattr(record, "due_on", None)
    return due


def has_deadline(model: type[Model]) -> bool:
    return any(field.name == "due_on" for field in model._meta.fields)


def has_unit(ledger: Ledger) -> bool:
    return any(field.name == "unit" for field in ledger.model._meta.fields)


def text_of(key: object) -> str:
    """SQLite keeps a UUID without its dashes."""
    return str(key).replace("-", "")
