"""三级联动: the three levels at which a need is looked after."""

from __future__ import annotations

from django.db import models

from organisation.units.models import Unit


class Level(models.TextChoices):
    BRANCH = "branch", "临时党支部"
    UNIT = "unit", "单位"
    INSTITUTE = "institute", "院"


def level_of(unit: Unit) -> Level:
    """The level of an organisation; whatever stands between a branch and the institute counts as a unit."""
    if unit.kind == Unit.Kind.INSTITUTE:
        return Level.INSTITUTE
    return Level.BRANCH if unit.is_temporary_branch or unit.kind == Unit.Kind.HOME_BRANCH else Level.UNIT
