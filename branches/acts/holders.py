"""What follows when someone takes up or gives up a post, beside the grants."""

from __future__ import annotations

from branches.acknowledgements.requests import settle_asks
from branches.cadres.acts import keep_officer
from organisation.changes import life_changed
from organisation.people.models import Person
from organisation.posts.titles import name_holders
from organisation.units.models import Unit


def holders_changed(unit: Unit, person: Person) -> None:
    """Names on ledger rows are right in this transaction; what the unit owes is looked at again after it."""
    name_holders(unit, person)
    settle_asks(unit)
    keep_officer(person)
    if unit.is_temporary_branch:
        life_changed(unit)
