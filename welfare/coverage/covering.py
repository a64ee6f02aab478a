"""Who was asked what in a month or a quarter: counted from the records, never entered.

Whom one asks is said in reminders/recomputing/roster.py, for these pages and for the duty alike, and an ask counts for
the branch and the day it names: so the page, the light and the rate cannot tell different stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F
from django.urls import reverse

from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.models import Unit
from reminders.recomputing import roster
from welfare.asks.models import Ask
from welfare.coverage.periods import Span
from welfare.coverage.roster import items_for
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.models.record import RecordQuerySet


@dataclass(frozen=True)
class Cell:
    """How often one person was asked one thing; ``colour`` and ``text`` tell the latest answer the reader may know."""

    count: int
    text: str
    colour: str
    url: str


@dataclass(frozen=True)
class Column:
    item: MustItem
    asked: int  # people
    people: int


@dataclass(frozen=True)
class Coverage:
    columns: list[Column]
    rows: list[tuple[Person, list[Cell]]]
    total: int  # asks the list behind total_url shows
    total_url: str


def asks_in(user: User, span: Span) -> RecordQuerySet[Ask]:
    """Every ask that may be counted: that somebody was asked is known above, what was answered perhaps not."""
    return Ask.objects.visible_to(user, Power.CARE).not_voided().filter(asked_on__range=(span.first, span.last))


def people_in(unit: Unit, span: Span) -> list[Person]:
    """Everybody who is to be asked there in the span, 群众 too, in the order of pinyin. Two queries."""
    keys = {person for _, person in roster.everybody([unit.pk], span.first, span.last)}
    return sorted(Person.objects.filter(pk__in=keys), key=lambda one: (one.pinyin, one.name, str(one.pk)))


def missing(unit: Unit, span: Span) -> set[tuple[UUID, int]]:
    """(person, item) of everything that is still to be asked there in the span. Three queries."""
    people = {person for _, person in roster.everybody([unit.pk], span.first, span.last)}
    items = MustItem.objects.asks().on(span.last).values_list("pk", flat=True)
    counted = _counted([unit.pk], span).values_list("person_id", "item_id")
    return {(person, item) for person in people for item in items} - set(counted)


def _counted(units: list[int], span: Span) -> RecordQuerySet[Ask]:
    """Whatever was asked, for numbers only: what was answered is nobody's business here."""
    return Ask.objects.not_voided().filter(unit__in=units, asked_on__range=(span.first, span.last)).order_by()


def coverage(user: User, unit: Unit, span: Span) -> Coverage:
    """Person × item of one branch."""
    items = list(items_for(user, unit, MustItem.objects.asks().on(span.last)))
    people = people_in(unit, span)
    known = asks_in(user, span).filter(unit=unit)
    readable = Ask.objects.visible_to(user).not_voided().filter(unit=unit, asked_on__range=(span.first, span.last))
    results = dict(readable.values_list("pk", "result"))
    asked: dict[tuple[UUID, int], list[UUID]] = {}
    for pk, person, item in known.order_by("asked_on", "created_at", "pk").values_list("pk", "person_id", "item_id"):
        asked.setdefault((person, item), []).append(pk)
    rows = [(p, [_cell(unit, p, i, span, asked.get((p.pk, i.pk), []), results) for i in items]) for p in people]
    columns = [Column(i, sum(bool(cells[n].count) for _, cells in rows), len(rows)) for n, i in enumerate(items)]
    return Coverage(columns, rows, len(results), _list_url(unit, span))


def _cell(unit: Unit, person: Person, item: MustItem, span: Span, asked: list[UUID], results: dict[UUID, str]) -> Cell:
    if not asked:
        query = urlencode({"unit": unit.pk, "person": person.pk, "item": item.pk})
        return Cell(0, "未问", "gray", f"{reverse('asks:create')}?{query}")
    result = results.get(asked[-1])
    if result is None:
        return Cell(len(asked), "已问", "blue", "")
    label, colour = Ask.Result(result).label, Ask.RESULT_COLOURS[result]
    return Cell(len(asked), label, colour, _list_url(unit, span, person=person.pk, item=item.pk))


def _list_url(unit: Unit, span: Span, **more: object) -> str:
    """The list that shows exactly what was counted."""
    asked = {"unit": unit.pk, "asked_on_after": span.first, "asked_on_before": span.last, **more}
    return f"{reverse('asks:list')}?{urlencode(asked)}"


@dataclass(frozen=True)
class BranchLine:
    """How far one branch has come: people asked about everything, of the people there."""

    unit: Unit
    people: int
    asked: int

    @property
    def rate(self) -> int:
        return round(self.asked * 100 / self.people) if self.people else 0


def branches(units: list[Unit], span: Span) -> list[BranchLine]:
    """One line a branch, three queries: the numbers the duty of the period has, for all readers the same."""
    keys = [unit.pk for unit in units]
    items = set(MustItem.objects.asks().on(span.last).values_list("pk", flat=True))
    there: dict[int, set[UUID]] = {}
    for unit_id, person in roster.everybody(keys, span.first, span.last):
        there.setdefault(unit_id, set()).add(person)
    done = _counted(keys, span).filter(item__in=items).values_list(F("unit_id"), F("person_id"))
    whole = {(u, p) for u, p, n in done.annotate(n=Count("item", distinct=True)) if n >= len(items)}
    lines = []
    for unit in units:
        people = there.get(unit.pk, set())
        lines.append(BranchLine(unit, len(people), sum((unit.pk, person) in whole for person in people)))
    return lines
