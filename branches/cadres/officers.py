"""The register of officers with this year's training, and the words by which its rows are narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from django.db.models import BooleanField, Case, F, Model, QuerySet, Value, When
from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from branches.training import goals, hours
from organisation.powers import BRANCH_COMMITTEE, OFFICES, Role
from records.ledger import Column

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Trained(TypedDict):
    year_hours: Decimal
    central: int
    goal_hours: Decimal
    goal_central: int
    attained: bool


@dataclass(frozen=True)
class Band:
    """Ages from ``least`` to ``most``, both included."""

    code: str
    label: str
    least: int
    most: int


BANDS = (Band("35", "35 岁以下", 0, 35), Band("45", "36—45 岁", 36, 45), Band("55", "46—55 岁", 46, 55),
         Band("56", "56 岁以上", 56, 200))  # fmt: skip
UNKNOWN_AGE = "unknown"
AGES = [*((band.code, band.label) for band in BANDS), (UNKNOWN_AGE, "没有登记出生年月")]

PLACES: dict[str, tuple[str, tuple[Role, ...]]] = {
    "office": ("党委机关", OFFICES),
    "branch": ("临时党支部", BRANCH_COMMITTEE),
    "home": ("原党支部", (Role.HOME_SECRETARY,)),
}


def with_training(rows: QuerySet[PartyAffairsOfficer]) -> QuerySet[WithAnnotations[PartyAffairsOfficer, Trained]]:
    """``year_hours``, ``central``, ``goal_hours``, ``goal_central`` and ``attained`` of the present year."""
    first, last = hours.year_of(timezone.localdate())
    return rows.annotate(
        year_hours=hours.earned("person", first, last),
        central=hours.central_count("person", first, last),
        goal_hours=goals.goal(goals.HOURS),
        goal_central=goals.goal(goals.CENTRAL),
    ).annotate(
        attained=Case(
            When(year_hours__gte=F("goal_hours"), central__gte=F("goal_central"), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    )


def attained(rows: QuerySet[Model], wanted: bool) -> QuerySet[Model]:
    return rows.filter(attained=wanted)


def of_age(rows: QuerySet[Model], _name: str, code: str) -> QuerySet[Model]:
    """Those in one band of AGES today; born in a month, counted from its first day."""
    if code == UNKNOWN_AGE:
        return rows.filter(person__born_in__isnull=True)
    band = next((band for band in BANDS if band.code == code), None)
    if band is None:
        return rows
    today = timezone.localdate()
    return rows.filter(
        person__born_in__gt=_years_before(today, band.most + 1), person__born_in__lte=_years_before(today, band.least)
    )


def of_place(rows: QuerySet[Model], _name: str, code: str) -> QuerySet[Model]:
    roles = PLACES.get(code, ("", ()))[1]
    return rows.filter(role__in=roles) if roles else rows


def _years_before(day: date, years: int) -> date:
    """The same day so many years before, 28 February for a leap day."""
    try:
        return day.replace(year=max(day.year - years, 1))
    except ValueError:
        return day.replace(year=max(day.year - years, 1), day=28)


NAME = Column("person__name", label="姓名", link=True)
NUMBER = Column("person__staff_number", label="工号")
UNIT = Column("unit", label="所属党组织")
SIGNED = ("负责人（签名）", "填表人（签名）")
