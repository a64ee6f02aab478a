"""When a branch is founded, dissolved or changes members, what it owes changes in the same minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisation.changes import listen, listen_to_merges, listen_to_records
from reminders import settling
from reminders.obligations import events

if TYPE_CHECKING:
    from accounts.models.user import User
    from organisation.units.models import Unit

CLOCKS = [
    "project.begun",
    "branch.lasting",
    "branch.key_project",
    "secretary.appointed",
    "branch.ending",
    "branch.dissolving",
]


def settle(unit_ids: list[int]) -> None:
    settling.settle_units(unit_ids)
    settling.settle_events(codes=CLOCKS)


def settle_kinds(unit_ids: list[int], codes: tuple[str, ...]) -> None:
    """Lights of these units that records of these kinds put out; a code is a source's or an event's."""
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
    listen_to_records(settle_kinds)
    listen_to_merges(settle_merged)
