"""Check constraints asked in memory: Django asks the database once for each constraint of each row."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda left, right: left in right,
}


class Unknown(Exception):
    """A condition only the database can answer."""


def holds(condition: Q, record: models.Model) -> bool | None:
    """What SQL would say: None (unknown) when an empty value is compared. Raises :class:`Unknown`."""
    answers = [
        holds(child, record) if isinstance(child, Q) else _compare(child, record) for child in condition.children
    ]
    if condition.connector == Q.AND:
        said = False if False in answers else None if None in answers else True
    elif condition.connector == Q.OR:
        said = True if True in answers else None if None in answers else False
    else:
        raise Unknown
    return said if said is None or not condition.negated else not said


def _compare(child: object, record: models.Model) -> bool | None:
    if not isinstance(child, tuple):
        raise Unknown
    path, wanted = child
    name, _, lookup = path.partition("__")
    left, right = _value(record, name), _value(record, str(vars(wanted)["name"])) if isinstance(wanted, F) else wanted
    if lookup == "isnull":
        return (left is None) == bool(right)
    if lookup and lookup not in OPERATORS:
        raise Unknown
    if left is None or right is None:
        return None
    return OPERATORS[lookup or "exact"](left, right)


def _value(record: models.Model, name: str) -> Any:
    try:
        field: Any = record._meta.get_field(name)
        return getattr(record, field.attname)
    except (FieldDoesNotExist, AttributeError) as trouble:
        raise Unknown from trouble


def broken(record: models.Model) -> list[str]:
    """Names of the check constraints that this record does not keep."""
    return [
        constraint.name
        for constraint in record._meta.constraints
        if isinstance(constraint, CheckConstraint) and not _kept(constraint, record)
    ]


def _kept(constraint: CheckConstraint, record: models.Model) -> bool:
    try:
        condition: Any = constraint.condition
        return holds(condition, record) is not False
    except (Unknown, TypeError):
        pass
    try:
        constraint.validate(type(record), record)
    except ValidationError:
        return False
    return True
