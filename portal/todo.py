"""我的待办: what waits for this person's move, from every ledger with a workflow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from accounts.models import User
from records import scope
from records.ledger import Ledger, ledgers
from records.models import HistoryLine
from records.workflow import Workflow

TAGS = {"returned": ("退回", "red")}
REVIEW_TAG = ("审批", "blue")
NOTHING_WAITS = Workflow(moves=())
VERBS_OF_OTHERS = ("create", "edit", "submit", "withdraw", "delete")


@dataclass(frozen=True)
class Task:
    """One line of the list."""

    tag: str
    tone: str
    title: str
    url: str
    who: str
    since: datetime
    place: str = ""
    due_on: date | None = None


def waiting_rows(user: User) -> Iterator[tuple[Ledger, QuerySet[Any]]]:
    """(ledger, rows) for every power that is asked of this person: the rows in all states that wait for it."""
    for ledger in ledgers():
        workflow = ledger.workflow or NOTHING_WAITS
        for power in dict.fromkeys(workflow.waiting.values()):
            if scope.holds(user, power):
                states = [state for state, asked in workflow.waiting.items() if asked == power]
                rows = ledger.rows(user, power).filter(voided_at__isnull=True, **{f"{workflow.field}__in": states})
                yield ledger, rows


def counts(user: User) -> list[Coalesce]:
    """How many records wait for this person, ledger by ledger, as parts of a larger query."""
    return [counted(rows) for _, rows in waiting_rows(user)]


def counted(rows: QuerySet[Any]) -> Coalesce:
    """The number of rows as a subquery."""
    total = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


def waiting(user: User, most: int) -> list[Task]:
    """The longest waiting first. One query over all ledgers, then one for each ledger among the answers."""
    parts = list(waiting_rows(user))
    found = _first(parts, most, "updated_at")
    return [_task(ledger, record, *_tag(ledger, _state(ledger, record))) for ledger, record in found]


Part = tuple[Ledger, QuerySet[Any]]


def _first(parts: list[Part], most: int, order: str) -> list[tuple[Ledger, Any]]:
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
    lines = list(together.order_by(order)[:most])
    records: dict[int, dict[str, Any]] = {}
    for number in {number for number, *_ in lines}:
        ledger, rows = parts[number]
        records[number] = _records(ledger, rows, [key for part, key, _ in lines if part == number])
    return [
        (parts[number][0], records[number][_text(key)]) for number, key, _ in lines if _text(key) in records[number]
    ]


def _records(ledger: Ledger, rows: QuerySet[Any], keys: list[str]) -> dict[str, Any]:
    told = ("author", "unit") if _has_unit(ledger) else ("author",)
    found = ledger.with_related(rows, []).select_related(*told).filter(pk__in=keys)
    return {_text(record.pk): record for record in found}


def _has_unit(ledger: Ledger) -> bool:
    return any(field.name == "unit" for field in ledger.model._meta.fields)


def _text(key: object) -> str:
    """A key as every database spells it: SQLite keeps a UUID without its dashes."""
    return str(key).replace("-", "")


def _state(ledger: Ledger, record: Any) -> str:
    return str(getattr(record, ledger.workflow.field)) if ledger.workflow else ""


def _tag(ledger: Ledger, state: str) -> tuple[str, str]:
    """退回, the state in its own words where the model gives it a colour, else 审批."""
    if state in TAGS:
        return TAGS[state]
    tones = getattr(ledger.model, "STATE_TONES", {})
    labels = dict(ledger.model._meta.get_field(ledger.workflow.field).flatchoices) if ledger.workflow else {}
    return (str(labels[state]), tones[state]) if state in tones else REVIEW_TAG


def started(user: User, most: int) -> list[Task]:
    """What this person filed and others have not finished, the newest first."""
    parts = [
        (ledger, ledger.rows(user).filter(author=user, voided_at__isnull=True, **_unfinished(ledger)))
        for ledger in ledgers()
        if ledger.workflow is not None
    ]
    return [
        _task(ledger, record, _label(ledger, record), "gray") for ledger, record in _first(parts, most, "-updated_at")
    ]


def _unfinished(ledger: Ledger) -> dict[str, list[str]]:
    workflow = ledger.workflow
    return {f"{workflow.field}__in": list(workflow.waiting)} if workflow else {}


def _label(ledger: Ledger, record: Any) -> str:
    return str(getattr(record, f"get_{ledger.workflow.field}_display")()) if ledger.workflow else ""


def done(user: User, most: int) -> QuerySet[HistoryLine]:
    """Decisions this person made, newest first."""
    return HistoryLine.objects.filter(actor=user).exclude(verb__in=VERBS_OF_OTHERS).order_by("-id")[:most]


def _task(ledger: Ledger, record: Any, tag: str, tone: str) -> Task:
    return Task(
        tag=tag,
        tone=tone,
        title=ledger.heading(record),
        url=ledger.url("detail", record.pk),
        who=record.author.name if record.author else "",
        since=record.updated_at,
        place=str(record.unit) if _has_unit(ledger) else "",
        due_on=getattr(record, "due_on", None),
    )
