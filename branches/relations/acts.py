"""Proposing and carrying out the transfer of 组织关系."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.relations.models import RelationTransfer
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history
from records.workflow import Move

if TYPE_CHECKING:
    from accounts.models.user import User


def propose_relations(branch: TemporaryBranch, target: Unit, on: date, by: User | None) -> int:
    """One proposal for every present member; inside the transaction of the act that founds the regular branch."""
    here = TemporaryMembership.objects.not_left().filter(unit=branch.unit_id)
    rows = Person.objects.filter(pk__in=here.values("person"), standing__in=Person.PARTY_MEMBERS)
    people = list(rows.exclude(home_branch=target))
    RelationTransfer.objects.bulk_create(
        RelationTransfer(
            unit=branch.unit,
            person=person,
            home_branch_id=person.home_branch_id,
            home_unit_id=person.home_unit_id,
            target=target,
            proposed_on=on,
            author=by,
        )
        for person in people
    )
    return len(people)


def carry_out(transfer: RelationTransfer, move: Move, by: User | None) -> None:
    """Only a confirmed transfer moves anybody, and only from where the person was when it was proposed (OR-02)."""
    if move.code == "confirm":
        move_relation(transfer, by)


def move_relation(transfer: RelationTransfer, by: User | None) -> None:
    """The person now belongs to the regular branch; where they come from stays in the transfer."""
    # Either branch may have gone into another one since it was proposed.
    home, target = transfer.home_branch and transfer.home_branch.standing, transfer.target.standing
    still = Person.objects.filter(pk=transfer.person_id, home_branch=home)
    if home is None:
        still = Person.objects.filter(pk=transfer.person_id, home_branch__isnull=True)
    moved = {"home_branch": target, "version": F("version") + 1, "updated_at": timezone.now()}
    if target.ended_on or still.update(**moved) != 1:
        raise ActRefused(f"{transfer.person}的组织关系已经变动，请核对人员卡片后按“不转接”办理并写明原因。")
    change = {"组织关系所在党支部": [str(home or "—"), str(target)]}
    history.note(transfer.person, "move_relation", by=by, text=f"组织关系转入{target}", changes=change)
