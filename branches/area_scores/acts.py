"""Giving marks: keepers themselves, the other members, the committee; each once a quarter, while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Avg, Count, QuerySet
from django.utils import timezone

from branches.area_scores import numbers
from branches.area_scores import window as score_window
from branches.area_scores.models import AreaScore
from branches.areas.models import ResponsibilityArea
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User

Kind = AreaScore.Kind
CLOSED = "现在不在评分时间内，请在季度末评分开放后再评。"
TENTH = Decimal("0.1")


def scored(unit: Unit) -> QuerySet[ResponsibilityArea]:
    """What there is to score: areas of the branch that somebody answers for."""
    rows: QuerySet[ResponsibilityArea] = ResponsibilityArea.objects.current().filter(unit=unit, state="active")
    return rows.prefetch_related("keepers").order_by("kind", "name")


def kind_for(area: ResponsibilityArea, person: Person, *, as_branch: bool) -> str:
    """Keepers score themselves; for others it is 考核 when they speak for the branch, else 互评. '' for nothing."""
    is_own = any(keeper.person_id == person.pk and keeper.ends_on is None for keeper in area.keepers.all())
    if is_own:
        return "" if as_branch else Kind.SELF
    return Kind.APPRAISAL if as_branch else Kind.MUTUAL


def score(*, unit: Unit, marks: Mapping[ResponsibilityArea, int], by: User, as_branch: bool = False) -> int:
    """Give several areas of one branch their marks; a mark given before in this quarter is replaced."""
    quarter, person = score_window.open_quarter(timezone.localdate()), getattr(by, "person", None)
    with transaction.atomic(), history.one_act():
        demand(by, Power.LOG if as_branch else Power.OWN, unit, "给这个支部的责任区（岗）评分")
        if quarter is None:
            raise ActRefused(CLOSED)
        if person is None or not TemporaryMembership.objects.here().filter(unit=unit, person=person).exists():
            raise ActRefused("由本支部的党员评分。")
        for area, mark in marks.items():
            _give(_held(area), unit, person, quarter, mark, by, as_branch)
    return len(marks)


def _held(area: ResponsibilityArea) -> ResponsibilityArea:
    """As it stands now, and until the end of the transaction: two who score at once both count."""
    return ResponsibilityArea.objects.select_for_update(of=("self",)).get(pk=area.pk)


def _give(
    area: ResponsibilityArea, unit: Unit, person: Person, quarter: date, mark: int, by: User, as_branch: bool
) -> None:
    kind = kind_for(area, person, as_branch=as_branch)
    if area.unit_id != unit.pk or area.state != ResponsibilityArea.State.ACTIVE or not kind:
        raise ActRefused(f"您不能给“{area}”评分，请刷新页面。")
    if not 0 <= mark <= 100:
        raise ActRefused("得分在 0 到 100 之间。")
    given = {"score": mark, "given_on": timezone.localdate()}
    AreaScore.objects.update_or_create(area=area, kind=kind, quarter=quarter, giver=person, defaults=given)
    sum_up(area)
    text = f"{Kind(kind).label}：{mark} 分" if kind != Kind.MUTUAL else "参加互评"  # who gave what stays between them
    history.note(area, "score", by=by, text=f"{score_window.label(quarter)}{text}")


def sum_up(area: ResponsibilityArea) -> None:
    """The averages of the newest quarter; 互评 is shown once enough have given theirs."""
    newest = area.scores.order_by("-quarter").values_list("quarter", flat=True).first()
    if newest is None:
        return
    rows = area.scores.filter(quarter=newest).values_list("kind").annotate(mean=Avg("score"), n=Count("pk"))
    found = {kind: mean for kind, mean, n in rows if kind != Kind.MUTUAL or n >= numbers.least_mutual()}
    means = {
        f"{kind.value}_score": Decimal(found[kind]).quantize(TENTH, ROUND_HALF_UP) if kind in found else None
        for kind in Kind
    }
    ResponsibilityArea.objects.filter(pk=area.pk).update(scored_quarter=newest, **means)
