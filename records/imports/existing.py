"""Which records the rows mean: found by natural key, a batch of rows with one query for each key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Model, QuerySet

from records.imports.row import Row
from records.moves import SUBMITTED_BY

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

Key = tuple[object, ...]

NEVER_SHOWN = ("author", SUBMITTED_BY)


def comparable(value: object) -> object:
    """A value as part of a key: records by primary key, moments to the second."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0) if value.tzinfo else value.replace(microsecond=0)
    return value.strip() if isinstance(value, str) else value


class Existing:
    """Attaches the existing record to each row; refuses what is doubled in the file or cannot be told apart."""

    def __init__(self, ledger: Ledger, user: User) -> None:
        importer = ledger.importer
        self.keys: list[tuple[str, ...]] = [key for key in (importer.key, *importer.other_keys) if key]
        related = [f.name for f in ledger.model._meta.concrete_fields if f.is_relation and f.name not in NEVER_SHOWN]
        wanted = {declared.name for declared in importer.fields} | {"unit"}
        self.rows: QuerySet[Model] = importer.existing(ledger, user).select_related(
            *[name for name in related if name in wanted]
        )
        self.seen: dict[tuple[int, Key], int] = {}

    def attach(self, rows: Sequence[Row]) -> None:
        waiting = [row for row in rows if not row.problems]
        for place, key in enumerate(self.keys):
            keyed = [(row, found) for row in waiting if (found := _key_of(row, key)) is not None]
            self._attach(place, key, keyed)
            done = {id(row) for row, _ in keyed}
            waiting = [row for row in waiting if id(row) not in done]

    def _attach(self, place: int, key: tuple[str, ...], keyed: list[tuple[Row, Key]]) -> None:
        stored = self._stored(key, [values for _, values in keyed])
        for row, values in keyed:
            first = self.seen.setdefault((place, values), row.number)
            if first != row.number:
                row.refuse(key[0], f"与第 {first} 行重复")
                continue
            found = stored.get(values, [])
            if len(found) > 1:
                row.refuse(key[0], f"系统里有 {len(found)} 条这样的记录，无法确定修改哪一条")
            elif found:
                row.record, row.created = found[0], False

    def keys_of(self, rows: Sequence[Row]) -> list[list[Key]]:
        """Natural keys of the rows, a list for each kind of key."""
        return [[found for row in rows if (found := _key_of(row, key)) is not None] for key in self.keys]

    def appeared(self, keys: Sequence[list[Key]]) -> bool:
        """Whether someone else made one of these new records meanwhile."""
        return any(self._stored(key, wanted).keys() & set(wanted) for key, wanted in zip(self.keys, keys, strict=True))

    def _stored(self, key: tuple[str, ...], wanted: list[Key]) -> dict[Key, list[object]]:
        if not wanted:
            return {}
        narrowed = self.rows.filter(**{f"{name}__in": {v[i] for v in wanted} for i, name in enumerate(key)})
        found: dict[Key, list[object]] = {}
        for record in narrowed.order_by():
            found.setdefault(tuple(comparable(getattr(record, name)) for name in key), []).append(record)
        return found


def _key_of(row: Row, key: tuple[str, ...]) -> Key | None:
    """The row's key, None when part of it is empty."""
    values = tuple(comparable(row.values.get(name)) for name in key)
    return None if any(value is None or value == "" for value in values) else values
