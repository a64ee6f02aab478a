"""When a branch is founded, dissolved or changes members, what it owes changes in the same minute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from organisation.changes import listen, listen_to_merges
from reminders import settling
from reminders.obligations import events

if TYPE_CHECKING:
    from accounts.models.user import User
    from organisation.units.models import Unit


def settle(unit_ids: list[int]) -> None:
    settling.settle_units(unit_ids)
    settling.settle_events(codes=events.of_lives())


def record_changed(unit_ids: Iterable[int], *codes: str) -> None:
    """Records of these kinds stand differently now: lights follow in the transaction of the act.

    A code is a source's or an event's.
    """
    unit_ids = sorted(set(unit_ids))
    clocks = [code for code in codes if code in events.known()]
    if clocks:
        settling.settle_events(codes=clocks, unit_ids=unit_ids)
    counted = [code for code in codes if code not in clocks]
    for unit_id in unit_ids if counted else ():
        settling.settle_record(unit_id, *counted)


def settle_merged(unit: Unit, into: Unit, by: User | None) -> None:
    """Clocks that still run go over to whoever answers from now on."""
    settling.settle_events(unit_ids=[unit.pk, into.pk])


def register() -> None:
    listen(settle)
    listen_to_merges(settle_merged)
