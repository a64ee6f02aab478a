"""A row of 表现情况 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.performance.models import PerformanceNote
from organisation.units.models import Unit
from tests.branches.roster.makers import make_membership
from tests.cast import Cast
from tests.making import maker


def note_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    member = cast.plain[0] if unit == cast.jia.unit else cast.chensiyuan
    return {"unit": unit.pk, "person": member.pk, "text": "按时参加组织生活，在现场带头完成检测任务。"}


@maker("performance-notes", form_data=note_data)
def make_note(cast: Cast, unit: Unit, number: int) -> PerformanceNote:
    person = make_membership(cast, unit, number).person
    return PerformanceNote.objects.create(unit=unit, person=person, text=f"第 {number} 份", state="sent")
