"""What the pages of one inspection show beside its own columns."""

from __future__ import annotations

from dataclasses import dataclass

from supervision.inspections.models import Inspection, InspectionItem

COLOURS = {
    InspectionItem.Result.PASS: "green",
    InspectionItem.Result.FAIL: "red",
    InspectionItem.Result.NOT_APPLICABLE: "gray",
}


@dataclass(frozen=True)
class ItemRow:
    point: InspectionItem
    colour: str


def item_rows(inspection: Inspection) -> list[ItemRow]:
    """One query, in the order of the list; problems beside the list come last."""
    return [ItemRow(point, COLOURS[InspectionItem.Result(point.result)]) for point in inspection.items.all()]
