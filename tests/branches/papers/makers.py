"""A row of 发文登记 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.papers.models import IssuedPaper
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def paper_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "other",
        "title": "关于做好外场工作的通知",
        "typed_number": "一部党〔2026〕5号",
        "issued_on": str(days_ago(1)),
    }


@maker("issued-papers", form_data=paper_data, level="unit")
def make_paper(cast: Cast, unit: Unit, number: int) -> IssuedPaper:
    return IssuedPaper.objects.create(
        unit=unit,
        document_number=f"测党〔2026〕{number}号",
        title=f"第 {number} 份通知",
        issued_on=days_ago(number % 40),
    )
