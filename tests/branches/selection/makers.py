"""A row of 党务干部选拔 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.life.models import TemporaryBranch
from branches.selection.models import CadreSelection
from organisation.memberships.models import TemporaryMembership
from organisation.powers import Role
from organisation.units.models import Unit
from tests.branches.cadres.makers import someone
from tests.cast import Cast, days_ago
from tests.making import maker


def branch_of(cast: Cast, unit: Unit) -> TemporaryBranch:
    return cast.jia if unit in (cast.first, cast.jia.unit) else cast.bing


def selection_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    branch = branch_of(cast, unit)
    candidate = someone(unit, "人选")
    TemporaryMembership.objects.create(person=candidate, unit=branch.unit, starts_on=days_ago(9))
    return {
        "unit": branch.unit_id,
        "person": candidate.pk,
        "role": Role.PUBLICITY_MEMBER.value,
        "grounds": "长期在外场工作",
    }


def selection_told(cast: Cast, selection: CadreSelection) -> dict[str, dict[str, Any]]:
    return {"decide": {"document_number": "院党委〔2026〕30号", "decided_on": str(days_ago(0))}}


@maker("cadre-selections", form_data=selection_data, told=selection_told, level="unit")
def make_selection(cast: Cast, unit: Unit, number: int, **more: Any) -> CadreSelection:
    values = {"role": Role.COMMITTEE_MEMBER, "state": "recommended", "grounds": "长期在外场工作", **more}
    values.setdefault("person", someone(unit, f"人选{number}"))
    return CadreSelection.objects.create(unit=branch_of(cast, unit).unit, **values)
