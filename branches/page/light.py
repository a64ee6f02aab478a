"""The light of a branch in its ledger. The app above that knows lights says how; without one no branch has any.

branch_light.register(annotate)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import CharField, QuerySet, Value

from records.ledger import Column

# Branches and their reader → the same branches, each with ``light``: red, yellow, green, or '' when it has ended.
Annotate = Callable[[QuerySet[Any], Any], QuerySet[Any]]

LABELS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯"}
_annotate: list[Annotate] = []


def register(annotate: Annotate) -> None:
    _annotate.append(annotate)


def with_light(branches: QuerySet[Any], user: Any) -> QuerySet[Any]:
    for annotate in _annotate:
        return annotate(branches, user)
    told: QuerySet[Any] = branches.annotate(light=Value("", output_field=CharField()))
    return told


def _light_is(branches: QuerySet[Any], name: str, light: str) -> QuerySet[Any]:
    return branches.filter(light=light)


COLUMN = Column(
    "light",
    label="预警",
    kind="tag",
    value=lambda branch: LABELS.get(branch.light, ""),
    tones={label: tone for tone, label in LABELS.items()},
    sort="",
)
FILTER = django_filters.ChoiceFilter(label="预警等级", method=_light_is, choices=[*LABELS.items()], empty_label="全部")
