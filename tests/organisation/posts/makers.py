"""A row of 任职台账 for the contract tests."""

from __future__ import annotations

from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.someone import someone


@maker("posts")
def make_post(cast: Cast, unit: Unit, number: int) -> Post:
    return Post.objects.create(
        person=someone(cast, unit, number), unit=unit, role=Role.COMMITTEE_MEMBER, starts_on=days_ago(number % 40)
    )
