"""One row of each ledger of the reminding."""

from datetime import timedelta

from organisation.units.models import Unit
from reminders.relief.models import Exemption, Suspension
from reminders.rules.models import Rule
from tests.cast import Cast, days_ago
from tests.making import maker


def _author(cast: Cast, unit: Unit):
    return (cast.lijianjun if unit == cast.jia.unit else cast.chensiyuan).user


def suspension_form(cast: Cast, unit: Unit) -> dict[str, object]:
    return {"unit": unit.pk, "starts_on": days_ago(9), "ends_on": days_ago(2), "reason": "大雪封山，现场停工"}


def exemption_form(cast: Cast, unit: Unit) -> dict[str, object]:
    return {**suspension_form(cast, unit), "rule": Rule.objects.get(code="MT-05").pk}


@maker("suspensions", form_data=suspension_form)
def make_suspension(cast: Cast, unit: Unit, number: int) -> Suspension:
    first = days_ago(100) + timedelta(days=number % 90)
    return Suspension.objects.create(
        unit=unit, starts_on=first, ends_on=first, reason=f"现场停工{number}", state="submitted",
        author=_author(cast, unit),
    )  # fmt: skip


@maker("exemptions", form_data=exemption_form)
def make_exemption(cast: Cast, unit: Unit, number: int) -> Exemption:
    first = days_ago(100) + timedelta(days=number % 90)
    return Exemption.objects.create(
        unit=unit, rule=Rule.objects.get(code="MT-05"), starts_on=first, ends_on=first, reason=f"执行任务{number}",
        state="submitted", author=_author(cast, unit),
    )  # fmt: skip
