"""Which organisation a person writes papers for, and what a form with a number proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisation.access import access_of
from organisation.powers import PARTY_OFFICE
from organisation.units.models import Unit, UnitQuerySet

if TYPE_CHECKING:
    from accounts.models.user import User


def offices(user: User) -> UnitQuerySet:
    """Organisations in whose own office the user sits; those below issue their papers themselves."""
    return Unit.objects.open().filter(path__in=access_of(user).every_path.get(PARTY_OFFICE, set()))


def issuers(user: User) -> list[Unit]:
    """Those of them that have a 发文字号, nearest to the sites first."""
    found = offices(user).exclude(paper_word="")
    return sorted(found, key=lambda unit: (-len(unit.path), unit.path))


def issuer_for(user: User, unit: Unit) -> Unit | None:
    """The one that speaks to ``unit``."""
    return next((one for one in issuers(user) if unit.path.startswith(one.path)), None)
