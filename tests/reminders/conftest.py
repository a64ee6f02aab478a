"""Branches that lived exactly as long as a test says, and activities that were held on exactly that day."""

from datetime import date, datetime, time
from itertools import count

import pytest
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from education.activities.models import Activity
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from reminders import recomputing
from reminders.obligations.models import Obligation

TODAY = date(2026, 11, 22)  # the day of the fixture today (tests/conftest.py)
PARTY_DAY, ASSEMBLY = "themed_party_day", "member_assembly"
_numbers = count(1)


def local(day, hour=10):
    """That hour of that day in Beijing."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


class World:
    """The institute and one unit; branches come when asked for."""

    def __init__(self):
        self.institute = self.unit("二院党委", Unit.Kind.INSTITUTE, None)
        self.first = self.unit("一部党委", Unit.Kind.UNIT, self.institute)

    def unit(self, name, kind, parent, **more):
        unit = Unit.objects.create(
            name=name,
            short_name=name,
            code=f"U{next(_numbers)}",
            kind=kind,
            parent=parent,
            path=f"new{next(_numbers)}",
            **more,
        )
        unit.path = f"{parent.path if parent else ''}{unit.pk}."
        unit.save(update_fields=["path"])
        return unit

    def branch(self, founded_on, ended_on=None, *, formal=8, groups=0, phase="carrying_out", is_key=False):
        number = next(_numbers)
        unit = self.unit(
            f"第{number}临时党支部", Unit.Kind.BRANCH, self.first, founded_on=founded_on, ended_on=ended_on
        )
        project = Project.objects.create(
            code=f"P{number}", name=f"项目{number}", unit=self.first, started_on=founded_on, phase=phase, is_key=is_key
        )
        TemporaryBranch.objects.create(
            unit=unit, project=project, founded_on=founded_on, dissolved_on=ended_on, long_term_decision="按需设置",
            state="dissolved" if ended_on else "running",
        )  # fmt: skip
        for _ in range(formal):
            self.member(unit, founded_on, ended_on)
        for index in range(groups):
            PartyGroup.objects.create(unit=unit, name=f"第{index + 1}党小组")
        return unit

    def member(self, unit, starts_on, ends_on=None, standing=Person.Standing.FORMAL):
        person = Person.objects.create(name=f"党员{next(_numbers)}", standing=standing, formal_since=date(2010, 7, 1))
        TemporaryMembership.objects.create(unit=unit, person=person, starts_on=starts_on, ends_on=ends_on)
        return person

    def held(self, unit, kind, day, *, late=False, state="approved", group=None, hours=0):
        return Activity.objects.create(
            unit=unit, kind=kind, theme="学习", starts_at=local(day), late=late, state=state, group=group, hours=hours
        )

    def owed(self, unit, rule):
        """Period key → outcome of what the unit owes under the rule, after settling it."""
        recomputing.recompute_units([unit.pk])
        rows = Obligation.objects.filter(unit=unit, rule__code=rule).order_by("starts_on")
        return {row.period.key: row.outcome for row in rows.select_related("period")}


@pytest.fixture
def world(db, today):
    return World()
