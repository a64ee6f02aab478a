"""What follows when someone takes up or gives up a post, beside the grants."""

from __future__ import annotations

from organisation.changes import life_changed, posts_changed
from organisation.people.models import Person
from organisation.posts.titles import write_titles
from organisation.units.models import Unit


def holders_changed(unit: Unit, person: Person) -> None:
    """Names on ledger rows are right in this transaction; what the unit owes is looked at again after it."""
    write_titles(unit, person)
    posts_changed(unit, [person.pk])
    if unit.is_temporary_branch:
        life_changed(unit)
