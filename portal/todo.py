"""我的待办: what waits for this person's move and what they started themselves, from every ledger with a workflow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from portal.counting import counted_together
from portal.reviewing.decisions import tick_of
from portal.reviewing.narrowing import Narrowing
from portal.task_lines import BY_DEADLINE, NEWEST, Found, Part, Task, first, has_unit, line, place_of, records_of
from records import scope
from records.ledger import Ledger, ledgers
from records.models.history import HistoryLine
from records.other_hands import judged_by_others
from records.workflow import Workflow

TAGS = {"returned": ("退回", "red")}
REVIEW_TAG = ("审批", "blue")
NOTHING_WAITS = Workflow(moves=())
VERBS_OF_OTHERS = ("create", "edit", "submit", "withdraw", "delete")
ARCHIVED = TemporaryBranch.objects.filter(state=TemporaryBranch.State.ARCHIVED)
EVERYTHING = Narrowing()


@dataclass
class Lists:
    """Both lists and how long they are in full, with what this person has decided."""

    waiting: list[Task] = field(default_factory=list)
    started: list[Task] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def waiting(user: User, most: int) -> list[Task]:
    """What waits for this person: by deadline, then the longest waiting first."""
    return lists(user, waiting=most).waiting


def started(user: User, most: int) -> list[Task]:
    """What this person filed and others have not finished, the newest first."""
    return lists(user, started=most).started


def lists(user: User, *, waiting: int = 0, started: int = 0, skip: int = 0, narrowing: Narrowing = EVERYTHING) -> Lists:
    """Both lists with so many lines at most, none in both; records of one ledger are read once for both."""
    parts, own_parts = narrowing.narrowed(waiting_rows(user)), narrowing.narrowed(started_rows(user))
    numbers = _counts(user, [rows for _, rows in parts], [rows for _, rows in own_parts])
    theirs = first(parts, waiting, BY_DEADLINE, skip=_within(skip, waiting, numbers["waiting"]))
    own = first(own_parts, started, NEWEST, skip=_within(skip, started, numbers["started"]))
    records = records_of([*theirs, *own])
    return Lists(_waiting_lines(user, theirs, records, narrowing), _started_lines(own, records), numbers)


def _within(skip: int, a_page: int, count: int) -> int:
    """A page behind the last is the last."""
    return min(skip, max(count - 1, 0) // a_page * a_page) if a_page else 0


def _counts(user: User, theirs: Sequence[QuerySet[Model]], own: Sequence[QuerySet[Model]]) -> dict[str, int]:
    numbers = counted_together(user, [*theirs, *own, done(user)])
    return {"waiting": sum(numbers[: len(theirs)]), "started": sum(numbers[len(theirs) : -1]), "done": numbers[-1]}


def _waiting_lines(user: User, found: list[Found], records: dict[Found, Any], narrowing: Narrowing) -> list[Task]:
    """Each leads to its record with its place in the list, so that the next one can be found from there."""
    shown = [(ledger, records[ledger, key]) for ledger, key in found if (ledger, key) in records]
    return [
        line(
            ledger,
            record,
            *_asked_tag(ledger, record),
            query=narrowing.param(place_of(record)),
            tick=tick_of(ledger, record, user),
        )
        for ledger, record in shown
    ]


def _started_lines(found: list[Found], records: dict[Found, Any]) -> list[Task]:
    return [line(one[0], records[one], *_state_tag(one[0], records[one])) for one in found if one in records]


def waiting_rows(user: User) -> Iterator[Part]:
    """(ledger, rows) for every power that is asked of this person: the rows in all states that wait for it.

    What they wrote or handed in themselves waits for somebody else.
    """
    for ledger in ledgers():
        workflow = ledger.workflow or NOTHING_WAITS
        for power in dict.fromkeys(workflow.waiting.values()):
            if scope.holds(user, power):
                states = [state for state, needed in workflow.waiting.items() if needed == power]
                asked = _in_states(ledger, ledger.rows(user, power), states)
                yield ledger, judged_by_others(asked, workflow, power, user)


def started_rows(user: User) -> Iterator[Part]:
    """What they filed and others have not finished, without what is their own turn: that waits for them."""
    theirs = list(waiting_rows(user))
    for ledger in ledgers():
        if ledger.workflow is not None:
            own = _in_states(ledger, ledger.rows(user).filter(author=user), list(ledger.workflow.waiting))
            for rows in (rows for other, rows in theirs if other is ledger):
                own = own.exclude(Exists(rows.filter(pk=OuterRef("pk"))))
            yield ledger, own


def _in_states(ledger: Ledger, rows: QuerySet[Model], states: list[str]) -> QuerySet[Model]:
    """Not of an archived branch: nothing of it waits for anybody any more, whatever was left open with a reason."""
    field = (ledger.workflow or NOTHING_WAITS).field
    rows = rows.filter(voided_at__isnull=True, **{f"{field}__in": states})
    return rows.exclude(Exists(ARCHIVED.filter(unit=OuterRef("unit")))) if has_unit(ledger) else rows


def _asked_tag(ledger: Ledger, record: Model) -> tuple[str, str]:
    """退回, the state in its own words where the model gives it a colour, else 审批."""
    workflow = ledger.workflow or NOTHING_WAITS
    state = str(getattr(record, workflow.field))
    colours = getattr(ledger.model, "STATE_COLOURS", {})
    return TAGS.get(state) or ((_state_tag(ledger, record)[0], colours[state]) if state in colours else REVIEW_TAG)


def _state_tag(ledger: Ledger, record: Model) -> tuple[str, str]:
    field = (ledger.workflow or NOTHING_WAITS).field
    return str(getattr(record, f"get_{field}_display")()), "gray"


def done(user: User) -> QuerySet[HistoryLine]:
    """Decisions this person made, newest first."""
    return HistoryLine.objects.filter(actor=user).exclude(verb__in=VERBS_OF_OTHERS).order_by("-id")
