"""Choosing one of the five questions or acts in sheets and filters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.db import transaction
from django.db.models import Model, QuerySet

from records.imports import Importer, Row
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

UNKNOWN = "没有这个类别，请核对"


class ReadableImporter(Importer):
    """An import must not show what the person may not read: records are found by the right to look."""

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Model]:
        rows: QuerySet[Model] = ledger.rows(user).filter(voided_at__isnull=True)
        return rows.select_related(*ledger.related) if ledger.related else rows


class ItemImporter(ReadableImporter):
    """Of one of the five questions or acts; whatever comes in or is taken back sets the lights of its branches."""

    item_kind: ClassVar[str]

    @staticmethod
    @abstractmethod
    def recompute(records: Sequence[Any]) -> None:
        """The lights of the branches that these records stand in."""

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Items by name: one query for the batch."""
        items = {item.name: item for item in MustItem.objects.filter(kind=cls.item_kind)}
        for row in rows:
            name = str(row.get("item_name") or "").strip()
            if name in items:
                row.values["item"] = items[name]
            elif name:
                row.refuse("item_name", UNKNOWN)

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        cls.recompute([row.record for row in rows])

    @classmethod
    def after_restore(cls, records: Sequence[Model], by: User) -> None:
        cls.recompute(records)

    @classmethod
    def before_undo(cls, records: Sequence[Model], by: User) -> None:
        transaction.on_commit(partial(cls.recompute, records))


def item_filter(label: str, kind: str) -> django_filters.Filter:
    return django_filters.ModelChoiceFilter(
        field_name="item", label=label, empty_label="全部", queryset=MustItem.objects.filter(kind=kind)
    )
