"""What follows from the moves of a squad, and how squads end with their branch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from branches.milestones.acts import DEADLINE
from branches.squads.models import AssaultTeam
from organisation.units.models import Unit
from records import history, numbering
from records.workflow import Move, MoveRefused
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User

PREFIX = "TJD"
WITH_BRANCH = "随临时党支部撤销解散"


def follow(squad: AssaultTeam, move: Move, by: User | None) -> None:
    """Consequence of every move, in its transaction."""
    if move.code == "submit":
        _complete(squad)
        _take_number(squad)
    if move.code in ("accept", "finish", "disband", "void"):
        record_changed([squad.unit_id], DEADLINE)


def _complete(squad: AssaultTeam) -> None:
    if squad.unit.ended_on:
        raise MoveRefused(f"{squad.unit}已经撤销，不能再组建突击队；请删除这份草稿，在人员现在的支部重新组建。")
    if not squad.leader_name:
        raise MoveRefused("还不能报备案：请先选定负责人。")
    if squad.party_count == 0:
        raise MoveRefused("还不能报备案：党员突击队要有党员参加，请先选入队员。")


def _take_number(squad: AssaultTeam) -> None:
    """TJD-2026-003, once, on first filing: what was only drafted leaves no gap."""
    if squad.number:
        return
    year = squad.formed_on.year
    squad.number = numbering.code(PREFIX, year, numbering.take(PREFIX, year))
    AssaultTeam.objects.filter(pk=squad.pk).update(number=squad.number)


def disband_of(unit: Unit, *, on: date, by: User | None, reason: str = WITH_BRANCH) -> None:
    """A squad does not outlive its branch; called in the transaction that dissolves the branch."""
    ending = list(AssaultTeam.objects.not_voided().filter(unit=unit, state__in=AssaultTeam.OPEN))
    AssaultTeam.objects.filter(pk__in=[squad.pk for squad in ending]).update(
        state=AssaultTeam.State.DISBANDED,
        ended_on=on,
        end_reason=reason,
        version=F("version") + 1,
        updated_at=timezone.now(),
    )
    for squad in ending:
        history.note(squad, "disband", by=by, text=reason)
    record_changed([unit.pk], DEADLINE)
