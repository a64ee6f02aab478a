"""应开展: how much organised life the rules ask of branches in a month, beside what was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from accounts.models.user import User
from education.activities.duties import PREFIX
from education.months.counting import month_after
from organisation.units.models import Unit
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion

BY_MEETINGS = (RuleVersion.Measure.TALLY, RuleVersion.Measure.GROUPS)


def by_month(user: User, months: Sequence[date]) -> dict[date, int]:
    """First day of the month → meetings and activities that fall due in it, without those let off. One query.

    Only what an activity of the branch fulfils, and only rules that count how often; hours and people are no times.
    """
    of_branch = RuleVersion.objects.filter(per=RuleVersion.Per.UNIT, measure__in=BY_MEETINGS)
    asking = of_branch.filter(fulfilments__code__startswith=PREFIX)
    duties = (
        Obligation.objects.visible_to(user)
        .in_periods()
        .filter(unit__kind__in=Unit.TEMPORARY_BRANCHES, version__in=asking)
        .filter(due_on__gte=months[0], due_on__lt=month_after(months[-1]))
        .exclude(outcome=Obligation.Outcome.EXEMPT)
    )
    rows = duties.order_by().annotate(month=TruncMonth("due_on")).values_list("month").annotate(n=Sum("needed"))
    return {month: round(needed) for month, needed in rows}
