"""A row of 职责签收 for the contract tests."""

from __future__ import annotations

from branches.acknowledgements.models import Acknowledgement
from organisation.units.models import Unit
from tests.branches.rules.makers import make_rule
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.posts.makers import make_post


@maker("acknowledgements")
def make_acknowledgement(cast: Cast, unit: Unit, number: int) -> Acknowledgement:
    """A holder of a post in the unit who has not signed yet."""
    post = make_post(cast, unit, number)
    return Acknowledgement.objects.create(
        post=post,
        person=post.person,
        unit=unit,
        role=post.role,
        rule=make_rule(cast, unit, number),
        asked_on=days_ago(number % 40),
    )
