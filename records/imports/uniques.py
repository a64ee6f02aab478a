"""Uniqueness asked for a batch of rows with one query for each rule, against every record, seen or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Q, UniqueConstraint

from records.imports.conditions import Unknown, holds
from records.imports.existing import comparable
from records.imports.row import Row

TAKEN = "与已有记录冲突，或不在您的权限范围内，请核对"
Rule = tuple[tuple[str, ...], Q | None]


def rules(model: type[models.Model]) -> list[Rule]:
    """Fields that must be unique together, and the condition under which they must."""
    single: list[Rule] = [((f.name,), None) for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    return single + [
        (tuple(one.fields), one.condition)
        for one in model._meta.constraints
        if isinstance(one, UniqueConstraint) and one.fields
    ]


class Uniques:
    """Remembers what the file said before, so that doubles inside it are found too."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model, self.rules = model, rules(model)
        self.seen: dict[tuple[int, tuple[object, ...]], int] = {}

    def check(self, rows: Sequence[Row]) -> None:
        """Refuse the rows whose record would break a rule."""
        for place, (names, condition) in enumerate(self.rules):
            concerned = [row for row in rows if not row.problems and self._concerns(row, names, condition)]
            if concerned:
                self._check(place, names, condition, concerned)

    @staticmethod
    def _concerns(row: Row, names: tuple[str, ...], condition: Q | None) -> bool:
        if not row.created and not set(names) & set(row.before):
            return False
        if any(_value(row.record, name) is None for name in names):
            return False
        try:
            return condition is None or holds(condition, row.record) is True
        except Unknown:
            return True

    def _check(self, place: int, names: tuple[str, ...], condition: Q | None, rows: list[Row]) -> None:
        keys = {id(row): tuple(comparable(_value(row.record, name)) for name in names) for row in rows}
        stored = self._stored(names, condition, rows)
        for row in rows:
            key = keys[id(row)]
            first = self.seen.setdefault((place, key), row.number)
            if first != row.number:
                row.refuse(names[0], f"与第 {first} 行重复")
            elif stored.get(key, row.record.pk) != row.record.pk:
                row.refuse(names[0], TAKEN)

    def _stored(self, names: tuple[str, ...], condition: Q | None, rows: list[Row]) -> dict[tuple[object, ...], object]:
        found = self.model._base_manager.filter(
            **{f"{name}__in": {_value(row.record, name) for row in rows} for name in names}
        )
        narrowed = found.filter(condition) if condition is not None else found
        return {tuple(map(comparable, values)): pk for pk, *values in narrowed.values_list("pk", *names)}


def _value(record: Any, name: str) -> Any:
    return getattr(record, record._meta.get_field(name).attname)
