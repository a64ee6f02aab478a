"""Rules and periods again, for tests whose database was emptied by a test before them."""

from reminders.obligations import periods
from reminders.obligations.models import Period
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion
from reminders.rules.seeds import SEEDS
from reminders.rules.seeds.seed import sow


def sow_again() -> None:
    rows = [*periods.standing(), *(row for year in range(2020, 2035) for row in periods.of_year(year))]
    Period.objects.bulk_create(
        (Period(kind=k, key=key, label=label, starts_on=a, ends_on=b) for k, key, label, a, b in rows),
        ignore_conflicts=True,
    )
    sow(SEEDS, Rule, RuleVersion, RuleFulfilment)
