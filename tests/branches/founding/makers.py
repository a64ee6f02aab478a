"""A row of 成立请示 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.founding.models import FoundingMember, FoundingRequest
from organisation.powers import Role
from organisation.units.models import Unit
from tests.branches.founding.requests import form_data as request_data
from tests.branches.projects.makers import project_of
from tests.cast import Cast, days_ago
from tests.making import maker


def founding_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return request_data(cast, unit=unit.pk, project=project_of(cast, unit).pk)


@maker("founding-requests", form_data=founding_data, level="unit")
def make_request(cast: Cast, unit: Unit, number: int) -> FoundingRequest:
    request = FoundingRequest.objects.create(
        unit=unit,
        project=project_of(cast, unit),
        name=f"第 {number} 临时党支部",
        task_summary="监测",
        reason="任务需要",
        starts_on=days_ago(-5),
        ends_on=days_ago(-90),
        state=FoundingRequest.State.SUBMITTED,
    )
    FoundingMember.objects.create(request=request, person=cast.liufang, proposed_role=Role.SECRETARY)
    return request
