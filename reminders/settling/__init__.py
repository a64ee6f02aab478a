"""The one pass that turns rules, lives and records into obligations, for one branch or for all of them.

* :func:`settle_record` – in the transaction that approves or voids a record: its lights are right at once.
* :func:`settle_people` – in the same transaction: what these people are asked wherever they are (rolling rules).
* :func:`settle_units` – when a branch's life, members or reliefs changed.
* :func:`settle_everything` – at night, from scratch, with a report of what differed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from reminders.obligations.models import Obligation
from reminders.obligations.run_models import SettleRun
from reminders.settling import rolling
from reminders.settling.clocks import settle_about, settle_events
from reminders.settling.dialect import expect_few_rows, expect_many_rows
from reminders.settling.settle import Scope, remove, write
from reminders.settling.whom import Whom

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move
    from reminders.relief.models import Relief

__all__ = [
    "settle_about",
    "settle_events",
    "settle_everything",
    "settle_people",
    "settle_record",
    "settle_relieved",
    "settle_units",
]


def settle_record(unit_id: int, *codes: str) -> None:
    """A record of these kinds was approved, voided or changed in this unit. One writing query."""
    write(Scope([unit_id], list(codes)))


def settle_people(people: Iterable[UUID], *, today: date | None = None) -> None:
    """Something these people took part in was approved, voided or changed. Two queries."""
    found = list(people)
    if found:
        rolling.settle(Whom(people=found), today=today)


def settle_units(unit_ids: Iterable[int], *, today: date | None = None) -> None:
    """Everything about these units: two queries, two for rolling rules of their people, events included three more."""
    ids = list(unit_ids)
    with transaction.atomic():
        remove(Scope(ids), today=today)
        write(Scope(ids), today=today)
        rolling.settle(Whom(unit_ids=ids), today=today)


def settle_relieved(relief: Relief, move: Move, by: User | None) -> None:
    """Consequence of every move: the branch was let off something, or is so no longer."""
    settle_units([relief.unit_id])


def settle_everything(today: date | None = None) -> SettleRun:
    """All rules × units × periods. Rows that were right already are not touched; the run tells the others."""
    run = SettleRun.objects.create()
    with transaction.atomic():
        expect_many_rows()
        run.removed = remove(Scope(), today=today)
        changed = write(Scope(), run=run.pk, today=today)
        changed += rolling.settle(Whom(), run=run.pk, today=today)
        expect_few_rows()
        changed += settle_events(run=run)
        run.created = Obligation.objects.filter(made_in=run).count()
        run.corrected = changed - run.created
    run.ended_at = timezone.now()
    run.save(update_fields=["ended_at", "created", "corrected", "removed"])
    return run
