"""A row of 承诺台账 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.pledges.acts import write_items
from branches.pledges.models import Pledge
from organisation.memberships.models import TemporaryMembership
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.someone import someone


def pledge_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "person": cast.chenxiaodong.pk if unit == cast.jia.unit else cast.chensiyuan.pk,
        "title": "测试工程师",
        "kind": "year",
        "declaration": "关键时刻看我的",
        "content": "1. 每周带教一次\n2. 不发生质量问题",
        "starts_on": str(days_ago(3)),
    }


@maker("pledges", form_data=pledge_data)
def make_pledge(cast: Cast, unit: Unit, number: int) -> Pledge:
    person = someone(cast, unit, number)
    TemporaryMembership.objects.create(person=person, unit=unit, starts_on=days_ago(60))
    pledge = Pledge.objects.create(
        unit=unit,
        person=person,
        declaration=f"第 {number} 个宣言",
        content="守住质量",
        starts_on=days_ago(number % 40),
        state=Pledge.State.APPROVED,
        published_on=days_ago(0),
    )
    write_items(pledge, pledge.lines)
    return pledge
