"""P8: 2,000 branches × 30 rules × 12 months from nothing, and one approved record.

The world of the case lives in a transaction that is never committed, so other cases do not see it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.case import Case, Goal

RULES, BRANCHES, FEW, SAMPLE, MEMBERS = 30, 2000, 200, 20, 9
CODE = "activity.themed_party_day"


class World:
    """Made before the clock in the measured process; ``from_nothing`` settles, ``one_by_one`` is the usual loop."""

    def __init__(self, branches: int) -> None:
        self.branches = branches
        self.units: list[int] = []

    def ready(self) -> None:
        from reminders.models import Obligation

        transaction.set_autocommit(False)
        Obligation.objects.all().delete()
        self._rules()
        self._branches()
        self._activities()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _rules(self) -> None:
        from reminders.models import Rule, RuleVersion, VersionSource

        RuleVersion.objects.all().delete()
        rules = Rule.objects.bulk_create(
            Rule(code=f"BENCH-{n}", title=f"要求{n}", focus="guidance") for n in range(RULES)
        )
        versions = RuleVersion.objects.bulk_create(
            RuleVersion(rule=rule, valid_from=date(2020, 1, 1), every="month", clause="MT-05", todo="登记")
            for rule in rules
        )
        VersionSource.objects.bulk_create(VersionSource(version=version, code=CODE) for version in versions)

    def _branches(self) -> None:
        from branches.models import Person, TemporaryMembership, Unit

        born = timezone.localdate().replace(day=1) - timedelta(days=335)
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

    def _activities(self) -> None:
        """Ten of the twelve months are done."""
        from education.models import Activity

        days = [self.born + timedelta(days=30 * month + 10) for month in range(10)]
        Activity.objects.bulk_create(
            Activity(
                unit_id=unit, kind="themed_party_day", theme="学习", held_on=day, hours=Decimal(0), state="approved",
                starts_at=timezone.now(),
            )
            for unit in self.units
            for day in days
        )  # fmt: skip

    def from_nothing(self) -> int:
        from reminders import settling
        from reminders.models import Obligation

        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM reminders_obligation")
        settling.settle_everything()
        return Obligation.objects.count()

    def one_by_one(self) -> None:
        """What the pass replaces: a count and a get_or_create for each branch, rule and month."""
        from education.models import Activity
        from reminders.models import Obligation, Period, RuleVersion

        Obligation.objects.all().delete()
        periods = list(Period.objects.filter(kind="month", ends_on__gte=self.born, starts_on__lte=timezone.localdate()))
        versions = list(RuleVersion.objects.all())
        for unit in self.units:
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

    def one_record(self) -> int:
        from reminders import settling
        from reminders.models import Obligation

        settling.settle_record(self.units[0], CODE)
        return Obligation.objects.filter(unit=self.units[0]).count()

    def ready_and_settled(self) -> None:
        self.ready()
        self.from_nothing()


def cases() -> Iterator[Case]:
    whole, small, few = World(BRANCHES), World(SAMPLE), World(FEW)
    yield Case(f"P8 obligations of {BRANCHES} branches from nothing", whole.from_nothing, prepare=whole.ready, repeat=1)
    yield Case(
        f"P8 obligations of {SAMPLE} branches, against a loop", small.from_nothing, small.one_by_one,
        prepare=small.ready, repeat=3, goals=(Goal("ratio", "≥", 50),),
    )  # fmt: skip
    once = few.ready_and_settled
    yield Case("P8 one record approved", few.one_record, prepare=once, goals=(Goal("queries", "≤", 6),))
