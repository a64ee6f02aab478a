"""队伍结构: every number is counted by the very listing its link opens, so the two cannot differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from branches.cadres import officers
from branches.cadres.models import PartyAffairsOfficer
from organisation.powers import PARTY_AFFAIRS, PARTY_OFFICE, Power
from organisation.units.models import Unit
from records.ledger import exporting
from records.ledger.registry import ledger

if TYPE_CHECKING:
    from accounts.models.user import User


@dataclass(frozen=True)
class Count:
    """``value`` officers stand behind ``url``; ``share`` is its part of the whole in percent."""

    label: str
    value: int
    url: str
    share: int | None = None


@dataclass(frozen=True)
class Overview:
    total: Count
    full_time: Count
    attained: Count
    missing: Count
    reserve: list[Count]
    roles: list[Count]
    places: list[Count]
    ages: list[Count]


class Counter:
    """Counts officers in office within what the person may see, all of one unit when one is named."""

    def __init__(self, user: User, unit: str = "") -> None:
        self.user, self.ledger = user, ledger("cadres")
        self.fixed = {"in_office": "true"} | ({"unit": unit} if unit else {})
        self.whole = self._count({})

    def _count(self, query: dict[str, object]) -> int:
        text = urlencode(self.fixed | query)
        return exporting.listing_for(self.ledger, self.user, text, action=Power.VIEW).matching.order_by().count()

    def of(self, label: str, **query: object) -> Count:
        value = self._count(query) if query else self.whole
        share = round(value * 100 / self.whole) if self.whole else None
        return Count(label, value, f"{self.ledger.url('list')}?{urlencode(self.fixed | query)}", share)


def overview(user: User, unit: str = "") -> Overview:
    """Some thirty counts over a register of a few hundred rows."""
    count = Counter(user, unit)
    held = set(PartyAffairsOfficer.objects.visible_to(user).filter(in_office=True).values_list("role", flat=True))
    reserve = PartyAffairsOfficer.Reserve
    return Overview(
        total=count.of("在任党务干部"),
        full_time=count.of("专职", full_time="true"),
        attained=count.of("培训达标", attained="true"),
        missing=count.of("培训未达标", attained="false"),
        reserve=[count.of(str(one.label), reserve=one.value) for one in (reserve.RESERVE, reserve.KEY)],
        roles=[count.of(str(role.label), role=role.value) for role in PARTY_AFFAIRS if role.value in held],
        places=[count.of(label, place=code) for code, (label, _) in officers.PLACES.items()],
        ages=[count.of(label, age=code) for code, label in officers.AGES],
    )


def units_for(user: User) -> list[Unit]:
    """The 院属单位 among which the overview may be narrowed."""
    return list(Unit.objects.visible_to(user, PARTY_OFFICE).filter(kind=Unit.Kind.UNIT).open())
