"""我的待办: what waits for this person's move and what they started themselves, from every ledger with a workflow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from portal.task_lines import Found, Part, Task, first, has_unit, line, records_of
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
OLDEST, NEWEST = "updated_at", "-updated_at"


def waiting(user: User, most: int) -> list[Task]:
    """What waits for this person, the longest waiting first."""
    return lists(user, waiting=most)[0]


def started(user: User, most: int) -> list[Task]:
    """What this person filed and others have not finished, the newest first."""
    return lists(user, started=most)[1]


def lists(user: User, *, waiting: int = 0, started: int = 0) -> tuple[list[Task], list[Task]]:
    """Both lists with so many lines at most, none in both; records of one ledger are read once for both."""
    theirs = first(list(waiting_rows(user)), waiting, OLDEST) if waiting else []
    own = first(list(_started_rows(user)), started + len(theirs), NEWEST) if started else []
    own = [one for one in own if one not in theirs][:started]
    records = records_of([*theirs, *own])
    return _lines(theirs, records, _asked_tag), _lines(own, records, _state_tag)


def _lines(found: list[Found], records: dict[Found, Model], tag: Any) -> list[Task]:
    return [line(one[0], records[one], *tag(one[0], records[one])) for one in found if one in records]


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


def _started_rows(user: User) -> Iterator[Part]:
    for ledger in ledgers():
        if ledger.workflow is not None:
            yield ledger, _in_states(ledger, ledger.rows(user).filter(author=user), list(ledger.workflow.waiting))


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


def done(user: User, most: int) -> QuerySet[HistoryLine]:
    """Decisions this person made, newest first."""
    return HistoryLine.objects.filter(actor=user).exclude(verb__in=VERBS_OF_OTHERS).order_by("-id")[:most]
