"""Telephone numbers: shown in part to whoever sees the person, in full only to those whose work needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisation.powers import Power
from records import scope

if TYPE_CHECKING:
    from accounts.models.user import User
    from organisation.people.models import Person

REVEALING = (Power.ROSTER, Power.REVIEW, Power.DECIDE, Power.REMIND)


def may_reveal(user: User, person: Person) -> bool:
    """One's own number is no secret to oneself."""
    return person.user_id == user.pk or any(scope.permits(user, power, person) for power in REVEALING)
