"""Rows for the contract tests that every ledger has to pass."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.cast import Cast, days_ago
from tests.making import maker


def check_list_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {"unit": unit.pk, "title": "组织生活检查表", "code": "RC-09", "items_text": "会议记录齐全\n学时登记完整"}


@maker("check-lists", form_data=check_list_data)
def make_check_list(cast: Cast, unit: Unit, number: int) -> CheckList:
    """A list in use, drawn up by the unit."""
    made = CheckList.objects.create(unit=unit, title=f"检查表第 {number} 号", code=f"RC-{number}", state="active")
    CheckItem.objects.create(check_list=made, place=1, code="1", text="会议记录齐全")
    return made


def inspection_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    """A branch looks at its own work."""
    return {
        "unit": unit.pk,
        "inspecting_unit": unit.pk,
        "kind": "planned",
        "held_on": str(days_ago(1)),
        "content": "组织生活自查",
        "counting": "workdays",
        "place": "一号现场",
        "inspectors": "李建军",
        "signed_by": "李建军",
        "head_signed_by": "李建军",
        "signed_on": str(days_ago(1)),
    }


@maker("inspections", form_data=inspection_data)
def make_inspection(cast: Cast, unit: Unit, number: int) -> Inspection:
    """A finished inspection of the unit by the unit above it."""
    return Inspection.objects.create(
        unit=unit,
        inspecting_unit=unit.parent,
        content=f"第 {number} 次检查",
        held_on=days_ago(2 + number % 40),
        place="一号现场",
        inspectors="黄伟杰",
        state=Inspection.State.FINISHED,
    )


def finding_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "inspecting_unit": unit.pk,
        "source": "self",
        "found_on": str(days_ago(1)),
        "problem": "党员责任区没有上墙",
        "counting": "workdays",
    }


@maker("findings", form_data=finding_data)
def make_finding(cast: Cast, unit: Unit, number: int) -> Finding:
    """An open finding of the unit above."""
    return Finding.objects.create(
        unit=unit,
        inspecting_unit=unit.parent,
        source=Finding.Source.INSPECTION,
        problem=f"第 {number} 个问题",
        found_on=days_ago(2 + number % 40),
        due_on=days_ago(number % 40 - 10),
    )
