"""党组织台账: the tree as a sheet, out to Excel and in from it. No form: acts make, move and end organisations."""

from __future__ import annotations

from organisation.powers import Power
from organisation.units.importer import UnitImporter
from organisation.units.models import Unit, UnitQuerySet
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, register
from records.ledger.filters import yes_no


def standing(units: UnitQuerySet, stands: bool) -> UnitQuerySet:
    """Those that stand today, or those that are over."""
    return units.filter(ended_on__isnull=stands)


@register
class Units(Ledger[Unit]):
    model = Unit
    slug = "units"
    title = "党组织台账"
    noun = "党组织"
    icon = "network"
    columns = (
        Column("name", label="名称", link=True, width=36),
        "short_name",
        Column("kind", colours={}),
        Column("parent", label="上级党组织", width=30),
        "code",
        "founded_on",
        hidden("ended_on"),
    )
    filters = ("kind", "parent", "founded_on")
    more_filters = {"standing": yes_no("现有", standing)}
    ordering = ("path", "id")
    importer = UnitImporter
    create_power = edit_power = void_power = import_power = Power.ADMINISTER
    sheet = Sheet("党组织名册")
