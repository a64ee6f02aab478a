"""The light of a branch as a column and a filter of its ledger."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from branches.life.models import TemporaryBranch
from records.ledger import Column
from reminders.lights import lit as lights

LABELS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯"}


def with_light(branches: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Each branch with ``light``: red, yellow, green, or '' when it has ended; as the page of lights says."""
    burning = lights.current(user).filter(unit=OuterRef("unit"))
    told: QuerySet[Any] = branches.annotate(
        light=Case(
            When(~Q(state__in=TemporaryBranch.ACTIVE), then=Value("")),
            When(Exists(burning.red()), then=Value("red")),
            When(Exists(burning), then=Value("yellow")),
            default=Value("green"),
            output_field=CharField(),
        )
    )
    return told


def _light_is(branches: QuerySet[Any], name: str, light: str) -> QuerySet[Any]:
    return branches.filter(light=light)


COLUMN = Column(
    "light",
    label="预警",
    kind="tag",
    value=lambda branch: LABELS.get(branch.light, ""),
    colours={label: colour for colour, label in LABELS.items()},
    sort="",
)
FILTER = django_filters.ChoiceFilter(label="预警等级", method=_light_is, choices=[*LABELS.items()], empty_label="全部")
