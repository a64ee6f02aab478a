"""Rows for the contract tests that every ledger has to pass."""

from __future__ import annotations

import uuid
from typing import Any

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.coverage.roster import people_on
from welfare.must_items.models import MustItem
from welfare.needs.acts import take_up
from welfare.needs.levels import first_holder
from welfare.needs.models import Need
from welfare.needs.move_forms import posts_above


def item(code: str) -> MustItem:
    return MustItem.objects.get(code=code)


def someone_of(unit: Unit) -> Person:
    """Somebody on the branch's roster."""
    return TemporaryMembership.objects.filter(unit=unit).on(days_ago(0)).earliest("pk").person


def ask_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "person": str(someone_of(unit).pk),
        "item": item("leisure").pk,
        "asked_on": str(days_ago(1)),
        "asker_name": "李建军",
        "result": "concern",
        "note": "晚上没有地方打球",
    }


@maker("asks", form_data=ask_data)
def make_ask(cast: Cast, unit: Unit, number: int, code: str = "thought", **more: Any) -> Ask:
    person = someone_of(unit)
    more = {"note": f"第 {number} 次谈话", "asked_on": days_ago(1 + number % 40), **more}
    return Ask.objects.create(unit=unit, person=person, item=item(code), asker_name="李建军", **more)


def need_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "raised_by": str(someone_of(unit).pk),
        "raised_on": str(days_ago(1)),
        "kind": "living",
        "urgency": "usual",
        "description": "宿舍热水不足",
    }


def need_told(cast: Cast, need: Need) -> dict[str, dict[str, Any]]:
    above = posts_above(need).first()
    return {
        "pass_up": {"to": above.pk if above else "", "reason": "支部没有车"},
        "answer": {"answer": "已派车"},
        "confirm": {"satisfaction": "fair"},
        "reopen": {"reason": "车没有来"},
    }


@maker("needs", form_data=need_data, told=need_told)
def make_need(cast: Cast, unit: Unit, number: int, **more: Any) -> Need:
    """An open need at the branch, in the secretary's hands."""
    values = {"raised_on": days_ago(2 + number % 40), "due_on": days_ago(number % 40 - 10), **more}
    need = Need.objects.create(
        unit=unit,
        level_unit=unit,
        kind=Need.Kind.LIVING,
        raised_by=someone_of(unit),
        description=f"第 {number} 个需求",
        holder=first_holder(unit),
        **values,
    )
    take_up(need)
    return need


def act_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "item": item("living").pk,
        "done_on": str(days_ago(1)),
        "level": "branch",
        "recipients": "全体人员",
        "headcount": "9",
        "content": "改善伙食",
        "cost": "1200.50",
    }


@maker("acts", form_data=act_data)
def make_act(cast: Cast, unit: Unit, number: int, code: str = "medical", **more: Any) -> Act:
    if code != "counselling":
        more = {"content": f"第 {number} 次义诊", "recipients": "全体人员", **more}
    return Act.objects.create(unit=unit, item=item(code), done_on=days_ago(1 + number % 40), headcount=9, **more)


@maker("visits")
def make_visit(cast: Cast, unit: Unit, number: int) -> Act:
    return make_act(cast, unit, number, "family", content=f"第 {number} 次慰问")


def page_of(cast: Cast, *codes: str, **said: str) -> dict[str, object]:
    """The body of the page for 甲: everybody normal but what is said."""
    items = MustItem.objects.asks().filter(code__in=codes)
    body: dict[str, object] = {
        "unit": cast.jia.unit_id,
        "on": str(days_ago(0)),
        "items": [one.pk for one in items],
        "page": str(uuid.uuid4()),
    }
    for person in people_on(cast.jia.unit, days_ago(0)):
        body |= {f"result-{person.pk}-{one.pk}": "normal" for one in items}
    return body | said
