"""Rules about the holders of posts: the days of the post count, the person's whole year is looked at (TR-02, TR-06)."""

from datetime import date

import pytest

from organisation.posts.models import Post
from organisation.powers import Role
from reminders import recomputing
from reminders.obligations.models import Obligation
from reminders.obligations.references import split
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion


@pytest.fixture
def rule(world):
    """Secretaries are asked for ten hours of study a year."""
    version = RuleVersion.objects.create(
        rule=Rule.objects.create(code="HOLD", title="书记学时", focus="organisation"),
        valid_from=date(2020, 1, 1), every="year", per="person", roles="secretary,deputy_secretary", times=10,
        prorated=True, least_days=20, clause="TR-02", todo="学习",
    )  # fmt: skip
    RuleFulfilment.objects.create(version=version, code="study.hours")
    return version


def appoint(unit, person, day, role=Role.SECRETARY, ends_on=None):
    return Post.objects.create(person=person, unit=unit, role=role, starts_on=day, ends_on=ends_on)


def owed(unit):
    """Person's key → (needed, first day, last day)."""
    recomputing.recompute_units([unit.pk])
    rows = Obligation.objects.filter(unit=unit, rule__code="HOLD", period__key="2026")
    return {split(f":{row.subject}")[1]: (row.needed, row.starts_on, row.ends_on) for row in rows}


def test_only_holders_are_asked_and_only_for_their_days(world, rule):
    unit = world.branch(date(2025, 3, 1), formal=3)
    first, second, third = (membership.person for membership in unit.memberships.order_by("pk"))
    appoint(unit, first, date(2025, 3, 1), ends_on=date(2026, 7, 1))
    appoint(unit, second, date(2026, 7, 1))
    appoint(unit, third, date(2025, 3, 1), role=Role.PUBLICITY_MEMBER)
    asked = owed(unit)
    assert asked == {
        str(first.pk): (5, date(2026, 1, 1), date(2026, 6, 30)),
        str(second.pk): (6, date(2026, 7, 1), date(2026, 12, 31)),
    }


def test_two_posts_at_once_ask_once(world, rule):
    unit = world.branch(date(2025, 3, 1), formal=1)
    person = unit.memberships.get().person
    appoint(unit, person, date(2025, 3, 1))
    appoint(unit, person, date(2026, 2, 1), role=Role.DEPUTY_SECRETARY)
    assert owed(unit) == {str(person.pk): (10, date(2026, 1, 1), date(2026, 12, 31))}


def test_hours_before_the_post_count_for_the_person(world, rule):
    from education.attendance.models import Attendance

    unit = world.branch(date(2025, 3, 1), formal=1)
    person = unit.memberships.get().person
    appoint(unit, person, date(2026, 10, 1))
    activity = world.held(unit, "topic_study", date(2026, 2, 3), hours=4)
    Attendance.objects.create(activity=activity, person=person)
    owed(unit)
    row = Obligation.objects.get(unit=unit, rule__code="HOLD", period__key="2026")
    assert (row.needed, row.done, row.outcome) == (3, 4, "on_time")


def test_someone_relieved_before_the_year_is_asked_nothing(world, rule):
    unit = world.branch(date(2025, 3, 1), formal=1)
    appoint(unit, unit.memberships.get().person, date(2025, 3, 1), ends_on=date(2026, 1, 1))
    assert owed(unit) == {}
    recomputing.recompute_everything()
    assert owed(unit) == {}
