"""The cast is built through the acts once per run and then re-entered row by row, which is much quicker."""

from __future__ import annotations

import copy
from dataclasses import fields

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone

from accounts.models.user import User
from branches.cadres.models import PartyAffairsOfficer
from branches.handover.models import HandoverLine
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitUserGrant
from organisation.units.models import Unit
from records.models.history import HistoryLine
from tests.cast import Cast
from tests.casting import build_cast

_TABLES: tuple[type[models.Model], ...] = (
    User,
    Unit,
    Project,
    Person,
    TemporaryBranch,
    HandoverLine,
    TemporaryMembership,
    Post,
    PartyAffairsOfficer,
    UnitUserGrant,
    HistoryLine,
)
_kept: dict[tuple[object, ...], tuple[Cast, list[list[models.Model]]]] = {}


def recorded_cast() -> Cast:
    """A fresh cast in the present transaction; nothing of it is shared with another test."""
    key = _fingerprint()
    if key not in _kept:
        cast = build_cast()
        connection.run_on_commit = []  # news of the building is no news of the test that happens to come first
        _kept[key] = copy.deepcopy((cast, [list(table._base_manager.order_by("pk")) for table in _TABLES]))
        return _in_fresh_objects(cast)
    cast, rows = copy.deepcopy(_kept[key])
    with connection.constraint_checks_disabled():
        for table, instances in zip(_TABLES, rows, strict=True):
            for instance in instances:
                instance._state.adding = True
            table._base_manager.bulk_create(instances)
    return cast


def _fingerprint() -> tuple[object, ...]:
    """Ids the rows point at and the day they were counted from; a flushed database gives new ids."""
    permission = Permission.objects.order_by("-pk").values_list("pk", flat=True).first()
    kind = ContentType.objects.order_by("-pk").values_list("pk", flat=True).first()
    return timezone.localdate(), permission, kind, connection.vendor


def _in_fresh_objects(cast: Cast) -> Cast:
    """As read from the database, without what the building left on the objects."""
    values: dict[str, object] = {}
    for field in fields(cast):
        value = getattr(cast, field.name)
        values[field.name] = value if isinstance(value, list) else _again(value)
    return Cast(**values)  # type: ignore[arg-type]


def _again(row: models.Model) -> models.Model:
    return type(row)._base_manager.get(pk=row.pk)
