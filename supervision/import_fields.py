"""Imported rows belong to the widest unit on whose behalf the person may inspect the organisation of the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Model, QuerySet

from organisation.units.models import Unit
from records.imports import Importer, Row
from supervision.units_field import ELSEWHERE, posts_of

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


class InspectedImporter(Importer):
    """Base of both: finds records the person may only look at too, so that an exported sheet makes no doubles."""

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Model]:
        return ledger.rows(user).filter(voided_at__isnull=True).select_related("inspecting_unit")

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """On whose behalf: one query for the batch."""
        posts = posts_of(user)
        for row in rows:
            unit: Unit | None = row.get("unit")
            if unit is not None:
                row.values["inspects"] = next((post for post in posts if unit.path.startswith(post.path)), None)

    @classmethod
    def name_inspecting(cls, row: Row) -> None:
        """For new records; whoever inspected an existing one stays."""
        if not row.created:
            return
        inspects = row.get("inspects")
        if inspects is None:
            row.refuse("unit", ELSEWHERE)
        else:
            row.record.inspecting_unit = inspects
