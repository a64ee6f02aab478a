"""Choosing one of the five questions or acts in sheets and filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import django_filters
from django.db.models import Model, QuerySet

from records.imports import Importer, Row
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

UNKNOWN = "没有这个类别，请核对"


class ReadableImporter(Importer):
    """An import must not show what the person may not read: records are found by the right to look."""

    item_kind: ClassVar[str] = ""

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Model]:
        rows: QuerySet[Model] = ledger.rows(user).filter(voided_at__isnull=True)
        return rows.select_related(*ledger.related) if ledger.related else rows

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Items by name: one query for the batch."""
        if not cls.item_kind:
            return
        items = {item.name: item for item in MustItem.objects.filter(kind=cls.item_kind)}
        for row in rows:
            name = str(row.get("item_name") or "").strip()
            if name in items:
                row.values["item"] = items[name]
            elif name:
                row.refuse("item_name", UNKNOWN)


def item_filter(label: str, kind: str) -> django_filters.Filter:
    return django_filters.ModelChoiceFilter(
        field_name="item", label=label, empty_label="全部", queryset=MustItem.objects.filter(kind=kind)
    )
