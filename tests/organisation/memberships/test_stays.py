"""From when to when somebody is in a temporary branch: both ends count, and no stay is there twice or backwards."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from organisation.memberships.models import TemporaryMembership
from tests.cast import Cast, days_ago

STAYS = TemporaryMembership.objects


@pytest.fixture
def stay(cast: Cast) -> TemporaryMembership:
    """吴刚 in 甲, from twenty to ten days ago."""
    return STAYS.create(person=cast.wugang, unit=cast.jia.unit, starts_on=days_ago(20), ends_on=days_ago(10))


@pytest.mark.parametrize(("day", "there"), [(21, False), (20, True), (10, True), (9, False)])
def test_both_ends_of_a_stay_count(stay: TemporaryMembership, day: int, there: bool) -> None:
    assert STAYS.on(days_ago(day)).filter(pk=stay.pk).exists() is there
    assert STAYS.during(days_ago(day), days_ago(day)).filter(pk=stay.pk).exists() is there


@pytest.mark.parametrize(("first", "last", "there"), [(30, 21, False), (30, 20, True), (10, 0, True), (9, 0, False)])
def test_a_stay_is_within_days_that_it_touches(stay: TemporaryMembership, first: int, last: int, there: bool) -> None:
    assert STAYS.during(days_ago(first), days_ago(last)).filter(pk=stay.pk).exists() is there


@pytest.mark.parametrize(
    ("starts", "ends", "left", "here"), [(20, 10, True, False), (20, None, False, True), (-1, None, False, False)]
)
def test_rows_and_record_agree_on_who_is_here(
    stay: TemporaryMembership, starts: int, ends: int | None, left: bool, here: bool
) -> None:
    stay.starts_on, stay.ends_on = days_ago(starts), None if ends is None else days_ago(ends)
    stay.save()
    assert (stay.has_left, stay.is_here) == (left, here)
    assert STAYS.not_left().filter(pk=stay.pk).exists() is not left
    assert STAYS.here().filter(pk=stay.pk).exists() is here


def test_no_stay_begins_twice_and_none_ends_before_it_begins(cast: Cast, stay: TemporaryMembership) -> None:
    for starts, ends in ((stay.starts_on, None), (days_ago(5), days_ago(6))):
        with pytest.raises(IntegrityError), transaction.atomic():
            STAYS.create(person=cast.wugang, unit=cast.jia.unit, starts_on=starts, ends_on=ends)
