"""What goes up or down the organisation tree otherwise than with the unit of the record.

    permissions = HANDED_DOWN                               # 检查表, 工作规范: read by all below, changed by its owner
    permissions = Holding(Rising(), Power.CARE)             # 需求: superiors know of it once it was passed up to them

Of a unit that was merged, the one that stands in its place counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q

from organisation.permissions.base import NOTHING, PermissionRule, Rights
from organisation.permissions.units import OwnUnit
from organisation.powers import Power


class Rising(PermissionRule):
    """A matter of one unit that superiors see only once it was passed up to them.

    ``level`` names the highest unit that knows of it; a power granted above that unit does not reach the matter. So
    every grant is looked at: who holds a post at the institute and one in the unit is told as the unit is.
    """

    def __init__(self, lookup: str = "unit", level: str = "level_unit") -> None:
        self.lookup, self.level = lookup, level

    def rows(self, access: Rights, power: str) -> Q:
        reached = NOTHING
        for granted in sorted(access.every_path.get(power, ())):
            below = Q(**{f"{self.lookup}__path__startswith": granted})
            reached |= below & _at_or_in_place_of(self.level, _upwards(granted))
        return reached

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        path, level = getattr(record, self.lookup).path, getattr(record, self.level).standing.path
        return any(
            path.startswith(granted) and granted.startswith(level) for granted in access.every_path.get(power, ())
        )


class HandedDown(PermissionRule):
    """Something a unit gives to all below it (templates, rules): looked at from below, changed by its owner's side."""

    def __init__(self, lookup: str = "unit") -> None:
        self.lookup, self.own = lookup, OwnUnit(lookup)

    def rows(self, access: Rights, power: str) -> Q:
        reached = self.own.rows(access, power)
        if power != Power.VIEW:
            return reached
        above = {path for granted in access.paths.get(power, ()) for path in _upwards(granted)}
        return reached | _at_or_in_place_of(self.lookup, above)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        if self.own.permits(access, power, record):
            return True
        owner = getattr(record, self.lookup).standing.path
        return power == Power.VIEW and any(granted.startswith(owner) for granted in access.paths.get(power, ()))


def _at_or_in_place_of(lookup: str, paths: Iterable[str]) -> Q:
    """The unit stands at one of the paths; of a unit that was merged, the one that stands in its place counts."""
    standing = Q(**{f"{lookup}__path__in": paths, f"{lookup}__merged_into__isnull": True})
    return standing | Q(**{f"{lookup}__merged_into__path__in": paths})


def _upwards(path: str) -> list[str]:
    """The paths of a unit and of everything above it: ``1.5.33.`` → ``1.``, ``1.5.``, ``1.5.33.``."""
    parts = path.rstrip(".").split(".")
    return [".".join(parts[: length + 1]) + "." for length in range(len(parts))]


HANDED_DOWN = HandedDown()
