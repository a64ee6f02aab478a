"""A row of 检查表 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from supervision.check_lists.models import CheckItem, CheckList
from tests.cast import Cast
from tests.making import maker


def check_list_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {"unit": unit.pk, "title": "组织生活检查表", "code": "RC-09", "items_text": "会议记录齐全\n学时登记完整"}


@maker("check-lists", form_data=check_list_data)
def make_check_list(cast: Cast, unit: Unit, number: int) -> CheckList:
    """A list in use, drawn up by the unit."""
    made = CheckList.objects.create(unit=unit, title=f"检查表第 {number} 号", code=f"RC-{number}", state="active")
    CheckItem.objects.create(check_list=made, place=1, code="1", text="会议记录齐全")
    return made
