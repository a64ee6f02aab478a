"""A row of 责任区责任岗 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.areas.acts import place_keepers
from branches.areas.models import ResponsibilityArea
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.someone import someone


def area_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "area",
        "name": "一号机房责任区",
        "starts_on": str(days_ago(3)),
        "duties": "设备完好，环境整洁",
        "people": [cast.chenxiaodong.pk if unit == cast.jia.unit else cast.chensiyuan.pk],
    }


@maker("areas", form_data=area_data)
def make_area(cast: Cast, unit: Unit, number: int) -> ResponsibilityArea:
    area = ResponsibilityArea.objects.create(
        unit=unit, name=f"第 {number} 责任区", duties="设备完好", starts_on=days_ago(number % 40)
    )
    place_keepers(area, [someone(cast, unit, number)], area.starts_on)
    return area
