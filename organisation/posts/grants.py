"""Guardian's grants, with direct foreign keys to the unit: the only place where a right is stored."""

from __future__ import annotations

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from organisation.units.models import Unit


class UnitUserGrant(UserObjectPermissionBase):
    """A person's power on a unit and on everything below it. Written by opening and ending posts only."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = "用户授权"
        abstract = False


class UnitGroupGrant(GroupObjectPermissionBase):
    """Guardian asks for the pair; groups hold no rights here."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        verbose_name = "用户组授权"
        abstract = False
