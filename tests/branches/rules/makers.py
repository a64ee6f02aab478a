"""A row of 工作规范 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.rules.models import WorkingRule
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def rule_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "duties",
        "title": "支委会成员工作职责",
        "code": "ZZ-01",
        "effective_on": str(days_ago(3)),
        "text": "第一条 支委会成员按分工履行职责。",
        "duties_text": "【书记】\n主持支部全面工作｜经常\n【纪检委员】\n监督纪律执行情况｜每月",
    }


@maker("working-rules", form_data=rule_data)
def make_rule(cast: Cast, unit: Unit, number: int) -> WorkingRule:
    """A published rule of the unit that asks nobody for a signature."""
    return WorkingRule.objects.create(
        unit=unit,
        code=f"ZZ-{number}",
        title=f"工作规范第 {number} 号",
        text="正文",
        effective_on=days_ago(number % 40),
        state=WorkingRule.State.PUBLISHED,
        published_on=days_ago(number % 40),
    )
