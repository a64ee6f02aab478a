"""Squads as their branches write them, through the pages."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from branches.milestones.models import SquadMilestone
from branches.squads.models import AssaultTeam
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from records.ledger.registry import ledger
from tests.cast import Cast, days_ago, signed_in


def crowd(cast: Cast) -> Person:
    """Someone of 一部 who is no Party member."""
    return enrol_person(name="郭群", by=None, home_unit=cast.first, standing=Person.Standing.NON_MEMBER)


def squad_form(cast: Cast, **typed: Any) -> dict[str, Any]:
    return {
        "client_id": str(uuid4()),
        "unit": cast.jia.unit_id,
        "name": "雪线先锋突击队",
        "kind": "technical",
        "formed_on": str(days_ago(10)),
        "leader": str(cast.wanghaiyan.pk),
        "commissar": str(cast.lijianjun.pk),
        "liaison": str(cast.lijianjun.pk),
        "members": [str(cast.chenxiaodong.pk), str(cast.zhouqian.pk)],
        "task": "攻克监测网联调难题",
        "classification": "internal",
        **typed,
    }


def written(cast: Cast, *, then: str = "", **typed: Any) -> AssaultTeam:
    data = squad_form(cast, **typed)
    answer = signed_in(cast.lijianjun).post(ledger("squads").url("create"), {**data, "then": then})
    assert answer.status_code == 302, answer.context["form"].errors.as_text()
    return AssaultTeam.objects.get(pk=data["client_id"])


def running(cast: Cast, **typed: Any) -> AssaultTeam:
    """Filed by 甲's secretary, accepted by 一部."""
    squad = written(cast, then="submit", **typed)
    press(cast.gaoyumei, squad, "accept")
    squad.refresh_from_db()
    return squad


def press(person: Person, record: Any, code: str, reason: str = "") -> HttpResponse:
    slug = "milestones" if isinstance(record, SquadMilestone) else "squads"
    return signed_in(person).post(ledger(slug).url("move", record.pk, code), {"reason": reason}, follow=True)


def state(record: Any) -> str:
    record.refresh_from_db()
    return str(record.state)
