"""Narrowing an overview to one unit: the organisations that have branches below them, as far as the person may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from accounts.current import user_of
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records.query_params import whole

if TYPE_CHECKING:
    from organisation.units.models import UnitQuerySet
    from records.overviews import Face

KEPT = "_unit_filter"
ABOVE = (Unit.Kind.UNIT, *Unit.COMMITTEES)


@dataclass(frozen=True)
class UnitFilter:
    """``units`` may be chosen; without a second one there is nothing to choose. ``chosen`` None: all of them."""

    units: list[Unit]
    chosen: Unit | None

    @property
    def offered(self) -> bool:
        return len(self.units) > 1

    @property
    def name(self) -> str:
        """As it stands in the title of the paper."""
        return self.chosen.name if self.chosen else ""


def unit_filter(request: HttpRequest) -> UnitFilter:
    """Asked once a request, however often."""
    found: UnitFilter | None = getattr(request, KEPT, None)
    if found is None:
        setattr(request, KEPT, found := _asked(request))
    return found


def _asked(request: HttpRequest) -> UnitFilter:
    units = list(units_for(user_of(request)).filter(kind__in=ABOVE).order_by("path"))
    asked = whole(request.GET.get("unit"), 0)
    return UnitFilter(units, next((unit for unit in units if unit.pk == asked), None))


def branches_within(request: HttpRequest, face: Face, power: str = Power.VIEW) -> UnitQuerySet:
    """Temporary branches the person may look at (on a sheet: and take along), below the unit chosen."""
    user, chosen = user_of(request), unit_filter(request).chosen
    rows = units_for(user, power).temporary()
    if face == "sheet":
        rows = rows.filter(pk__in=units_for(user, Power.EXPORT).values("pk"))
    return rows.below(chosen) if chosen else rows
