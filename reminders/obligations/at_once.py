"""When a branch is founded, dissolved or changes members, what it owes changes in the same minute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from organisation.changes import listen, listen_to_merges
from reminders import recomputing
from reminders.obligations import deadlines

if TYPE_CHECKING:
    from accounts.models.user import User
    from organisation.units.models import Unit


def recompute(unit_ids: list[int]) -> None:
    recomputing.recompute_units(unit_ids)
    recomputing.recompute_deadlines(codes=deadlines.of_lives())


def record_changed(unit_ids: Iterable[int], *codes: str) -> None:
    """Records of these kinds stand differently now: lights follow in the transaction of the act.

    A code is that of a fulfilment or of a deadline.
    """
    unit_ids = sorted(set(unit_ids))
    started = [code for code in codes if code in deadlines.known()]
    if started:
        recomputing.recompute_deadlines(codes=started, unit_ids=unit_ids)
    counted = [code for code in codes if code not in started]
    for unit_id in unit_ids if counted else ():
        recomputing.recompute_record(unit_id, *counted)


def follow_merger(unit: Unit, into: Unit, by: User | None) -> None:
    """Deadlines that still run go over to whoever answers from now on."""
    recomputing.recompute_deadlines(unit_ids=[unit.pk, into.pk])


def register() -> None:
    listen(recompute)
    listen_to_merges(follow_merger)
