"""A row of 五必做 and 慰问台账 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.welfare.picked import item
from welfare.care_acts.models import Act


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
