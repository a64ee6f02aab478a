"""The one pass that turns rules, lives and records into obligations, for one branch or for all of them.

* :func:`recompute_record` – in the transaction that approves or voids a record: its lights are right at once.
* :func:`recompute_people` – in the same transaction: what these people are asked wherever they are (rolling rules).
* :func:`recompute_units` – when a branch's life, members or reliefs changed.
* :func:`recompute_everything` – at night, from scratch, with a report of what differed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from reminders.obligations.models import Obligation, RecomputeRun
from reminders.recomputing import rolling
from reminders.recomputing.deadlines import recompute_deadlines, recompute_deadlines_of
from reminders.recomputing.dialect import expect_few_rows, expect_many_rows
from reminders.recomputing.periodic import Selection, remove, write
from reminders.recomputing.whom import Whom

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move
    from reminders.relief.models import Relief

__all__ = [
    "recompute_deadlines",
    "recompute_deadlines_of",
    "recompute_everything",
    "recompute_people",
    "recompute_record",
    "recompute_relieved",
    "recompute_units",
]

WITHOUT = {"help": "nobody opens it: the handbook tells of the lights that come of it"}


def recompute_record(unit_id: int, *codes: str) -> None:
    """A record of these kinds was approved, voided or changed in this unit. One writing query."""
    write(Selection([unit_id], list(codes)))


def recompute_people(people: Iterable[UUID], *, today: date | None = None) -> None:
    """Something these people took part in was approved, voided or changed. Two queries."""
    found = list(people)
    if found:
        rolling.recompute(Whom(people=found), today=today)


def recompute_units(unit_ids: Iterable[int], *, today: date | None = None) -> None:
    """Everything about these units: two queries, two for rolling rules of their people, events included three more."""
    ids = list(unit_ids)
    with transaction.atomic():
        remove(Selection(ids), today=today)
        write(Selection(ids), today=today)
        rolling.recompute(Whom(unit_ids=ids), today=today)


def recompute_relieved(relief: Relief, move: Move, by: User | None) -> None:
    """Consequence of every move: the branch was let off something, or is so no longer."""
    recompute_units([relief.unit_id])


def recompute_everything(today: date | None = None) -> RecomputeRun:
    """All rules × units × periods. Rows that were right already are not touched; the run tells the others."""
    run = RecomputeRun.objects.create()
    with transaction.atomic():
        expect_many_rows()
        run.removed = remove(Selection(), today=today)
        changed = write(Selection(), run=run.pk, today=today)
        changed += rolling.recompute(Whom(), run=run.pk, today=today)
        expect_few_rows()
        changed += recompute_deadlines(run=run)
        run.created = Obligation.objects.filter(made_in=run).count()
        run.corrected = changed - run.created
    run.ended_at = timezone.now()
    run.save(update_fields=["ended_at", "created", "corrected", "removed"])
    return run
