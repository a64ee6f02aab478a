"""P8: 2,000 branches × 30 rules × 12 months from nothing, and one approved record.

Each side has a database of its own (`place.alone`): nothing is asked of any other branch, by any other rule.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from benchmarks import place
from benchmarks.case import Case, Goal

RULES, BRANCHES, FEW, PART, MEMBERS = 30, 2000, 200, 200, 9
MONTHS, DONE = 12, 10  # of each branch; the first ten are done
CODE = "activity.themed_party_day"


class World:
    """Made before the clock in the measured process; ``from_nothing`` settles, ``one_by_one`` is the usual loop."""

    def __init__(self, branches: int) -> None:
        self.branches = branches
        self.units: list[int] = []

    def ready(self) -> None:
        place.alone()
        self._rules()
        self._branches()
        self._activities()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _rules(self) -> None:
        from reminders.rules.models import Rule, RuleFulfilment, RuleVersion

        RuleVersion.objects.all().delete()
        rules = Rule.objects.bulk_create(
            Rule(code=f"BENCH-{n}", title=f"要求{n}", focus="guidance") for n in range(RULES)
        )
        versions = RuleVersion.objects.bulk_create(
            RuleVersion(rule=rule, valid_from=date(2020, 1, 1), every="month", clause="MT-05", todo="登记")
            for rule in rules
        )
        RuleFulfilment.objects.bulk_create(RuleFulfilment(version=version, code=CODE) for version in versions)

    def _branches(self) -> None:
        from organisation.memberships.models import TemporaryMembership
        from organisation.people.models import Person
        from organisation.units.models import Unit
        from records.days import months_after

        born = months_after(self._last_month(), 1 - MONTHS)
        units = Unit.objects.bulk_create(
            Unit(
                name=f"支部{n}",
                short_name=f"支部{n}",
                code=f"BENCH-{n}",
                kind="branch",
                path=f"bench.{n}.",
                founded_on=born,
            )
            for n in range(self.branches)
        )
        self.units, self.born = [unit.pk for unit in units], born
        people = Person.objects.bulk_create(Person(name="党员") for _ in range(self.branches * MEMBERS))
        TemporaryMembership.objects.bulk_create(
            TemporaryMembership(person=person, unit_id=self.units[n % self.branches], starts_on=born)
            for n, person in enumerate(people)
        )

    def _last_month(self) -> date:
        """The last one whose obligations are made today."""
        from reminders.numbers import AHEAD_DAYS, number

        return (timezone.localdate() + timedelta(days=number(AHEAD_DAYS))).replace(day=1)

    def _activities(self) -> None:
        from education.activities.models import Activity
        from records.days import months_after

        days = [months_after(self.born, month) + timedelta(days=9) for month in range(DONE)]
        Activity.objects.bulk_create(_activity(unit, day, "approved") for unit in self.units for day in days)

    def from_nothing(self) -> int:
        from reminders import recomputing

        self._forget()
        recomputing.recompute_everything()
        return self._agree(self.branches)

    def _forget(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM reminders_obligation")

    def _agree(self, branches: int) -> int:
        """Both ways come to the same."""
        from reminders.obligations.models import Obligation

        each = branches * RULES
        owed, open_still = Obligation.objects.count(), Obligation.objects.filter(outcome="open").count()
        assert (owed, open_still) == (each * MONTHS, each * (MONTHS - DONE)), (owed, open_still)
        return owed

    @transaction.atomic
    def one_by_one(self) -> None:
        """What the pass replaces: a count and a get_or_create for each branch, rule and month; of a part."""
        from education.activities.models import Activity
        from reminders.obligations.models import Obligation, Period
        from reminders.rules.models import RuleVersion

        self._forget()
        lived = {"ends_on__gte": self.born, "starts_on__lte": self._last_month()}
        periods = list(Period.objects.filter(kind="month", **lived))
        versions = list(RuleVersion.objects.all())
        some = self.units[: self.branches // PART]
        for unit in some:
            for version in versions:
                for period in periods:
                    done = Activity.objects.approved().filter(
                        unit_id=unit, kind="themed_party_day", held_on__range=(period.starts_on, period.ends_on)
                    )
                    count = done.count()
                    Obligation.objects.get_or_create(
                        rule_id=version.rule_id, unit_id=unit, period=period, subject="",
                        defaults={
                            "version": version, "starts_on": period.starts_on, "ends_on": period.ends_on,
                            "due_on": period.ends_on, "yellow_from": period.ends_on, "red_from": period.ends_on,
                            "done": count, "outcome": "on_time" if count else "open",
                        },
                    )  # fmt: skip
        self._agree(len(some))

    def one_record(self) -> int:
        """Approved in one round, withdrawn in the next; the lights of its branch follow in the same breath."""
        from education.activities.models import Activity
        from reminders import recomputing
        from reminders.obligations.models import Obligation

        self.approved = not self.approved
        Activity.objects.filter(pk=self.record.pk).update(state="approved" if self.approved else "submitted")
        recomputing.recompute_record(self.record.unit_id, CODE)
        open_still = Obligation.objects.filter(unit=self.record.unit_id, outcome="open").count()
        assert open_still == RULES * (MONTHS - DONE - self.approved), open_still
        return open_still

    def ready_and_settled(self) -> None:
        self.ready()
        self.from_nothing()
        self.record, self.approved = _activity(self.units[0], timezone.localdate().replace(day=1), "submitted"), False
        self.record.save()


def _activity(unit: int, day: date, state: str):
    from education.activities.models import Activity

    return Activity(
        unit_id=unit, kind="themed_party_day", theme="学习", held_on=day, hours=Decimal(0), state=state,
        starts_at=timezone.now(),
    )  # fmt: skip


def cases() -> Iterator[Case]:
    whole, few, drop = World(BRANCHES), World(FEW), place.no_longer_alone
    yield Case(
        f"P8 obligations of {BRANCHES} branches, against a loop", whole.from_nothing, whole.one_by_one, part=PART,
        repeat=1, prepare=whole.ready, finish=drop, goals=(Goal("ratio", "≥", 50), Goal("queries", "≤", 20)),
    )  # fmt: skip
    once = few.ready_and_settled
    yield Case("P8 one record approved", few.one_record, prepare=once, finish=drop, goals=(Goal("queries", "≤", 6),))
