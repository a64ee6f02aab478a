"""Partners, agreements and events for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def partner_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {"unit": unit.pk, "name": "驻地某基地党委", "kind": "base", "since": str(days_ago(9))}


@maker("joint-partners", form_data=partner_data)
def make_partner(cast: Cast, unit: Unit, number: int) -> JointPartner:
    return JointPartner.objects.create(unit=unit, name=f"某基地第 {number} 党支部", since=days_ago(number % 40))


def agreement_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "partner": str(make_partner(cast, unit, 80).pk),
        "title": "联建共建协议",
        "signed_on": str(days_ago(9)),
        "starts_on": str(days_ago(9)),
        "ends_on": str(days_ago(-300)),
        "signed_by": "李建军",
        "partner_signed_by": "赵某",
    }


@maker("joint-agreements", form_data=agreement_data)
def make_agreement(cast: Cast, unit: Unit, number: int) -> JointAgreement:
    return JointAgreement.objects.create(
        unit=unit,
        partner=make_partner(cast, unit, number),
        title=f"第 {number} 份协议",
        signed_on=days_ago(60),
        starts_on=days_ago(60),
        ends_on=days_ago(number % 40 - 90),
        signed_by="李建军",
        partner_signed_by="赵某",
    )


def event_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "partner": str(make_partner(cast, unit, 81).pk),
        "form": "lecture",
        "held_on": str(days_ago(4)),
        "theme": "同上一堂党课",
        "headcount": "30",
    }


@maker("joint-buildings", form_data=event_data)
def make_event(cast: Cast, unit: Unit, number: int) -> JointBuilding:
    return JointBuilding.objects.create(
        unit=unit,
        partner=make_partner(cast, unit, number),
        form="study",
        held_on=days_ago(number % 40),
        theme=f"第 {number} 次共学",
        headcount=20,
    )
