"""A row of 临时党支部台账 for the contract tests."""

from __future__ import annotations

from branches.founding.found_branch import found_branch
from branches.life.models import TemporaryBranch
from organisation.units.models import Unit
from tests.branches.projects.makers import project_of
from tests.cast import Cast, days_ago
from tests.making import maker


@maker("temporary-branches", level="unit")
def make_branch(cast: Cast, unit: Unit, number: int) -> TemporaryBranch:
    return found_branch(
        name=f"第 {number} 临时党支部",
        code=f"T-{number}",
        parent=unit,
        project=project_of(cast, unit),
        founded_on=days_ago(number % 40),
        by=None,
    )
