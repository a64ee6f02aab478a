"""What follows when someone takes up or gives up a post, beside the grants."""

from __future__ import annotations

from branches.acts.asking import settle_asks
from branches.acts.listeners import life_changed
from branches.acts.officers import keep_officer
from branches.acts.titles import name_holders
from branches.models import Person, Unit


def holders_changed(unit: Unit, person: Person) -> None:
    """Names on ledger rows are right in this transaction; what the unit owes is looked at again after it."""
    name_holders(unit, person)
    settle_asks(unit)
    keep_officer(person)
    if unit.is_temporary_branch:
        life_changed(unit)
