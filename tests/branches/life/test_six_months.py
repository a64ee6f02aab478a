"""Six months are calendar months, in hint and light (BR-04); a reply has a calendar month (BR-11)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from branches.founding.models import FoundingRequest
from branches.hints.running import hints_for
from branches.life.models import TemporaryBranch
from records.days import months_after, months_apart
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.cast import Cast

FOUNDED = date(2026, 3, 6)


def lasting(cast: Cast, until: date | None) -> Obligation | None:
    TemporaryBranch.objects.filter(pk=cast.jia.pk).update(founded_on=FOUNDED, planned_end=until)
    recomputing.recompute_deadlines()
    return Obligation.objects.filter(rule__code="BR-04", unit=cast.jia.unit).first()


@pytest.mark.parametrize(
    ("until", "asked"),
    [(date(2026, 8, 31), False), (date(2026, 9, 2), False), (date(2026, 9, 5), False), (date(2026, 9, 6), True)],
)
def test_light_and_hint_speak_from_the_same_day_on(today, cast: Cast, until: date, asked: bool) -> None:
    """From 6 March, 2 September is 180 days and no half year."""
    assert (lasting(cast, until) is not None) == asked
    branch = TemporaryBranch.objects.select_related("unit", "project").get(pk=cast.jia.pk)
    said = hints_for(branch, [], 0, today=date(2026, 6, 1))
    assert any(hint.rule == "BR-04" for hint in said) == asked


def test_the_decision_is_due_after_six_calendar_months(today, cast: Cast) -> None:
    """The sixth of September is a Sunday; what ends on a day off ends on the next working day."""
    duty = lasting(cast, None)
    assert duty is not None and duty.due_on == date(2026, 9, 7)


def test_a_reply_is_due_after_a_calendar_month(today, cast: Cast) -> None:
    FoundingRequest.objects.create(
        unit=cast.first, project=cast.bridge, name="丑临时党支部", task_summary="-", reason="-", starts_on=FOUNDED,
        ends_on=FOUNDED, state="reported", reported_at="2026-10-31T02:00:00Z",
    )  # fmt: skip
    recomputing.recompute_deadlines()
    assert Obligation.objects.get(rule__code="BR-11").due_on == date(2026, 11, 30)


def test_the_database_counts_months_as_python_does(cast: Cast) -> None:
    draw = Random(6)
    rows = TemporaryBranch.objects.filter(pk=cast.jia.pk)
    for _ in range(150):
        first = date(2024, 1, 1) + timedelta(days=draw.randint(0, 900))
        last = months_after(first, 6) + timedelta(days=draw.choice([-2, -1, 0, 1, 2]))
        rows.update(founded_on=first, planned_end=last)
        counted = rows.filter(months_apart("founded_on", "planned_end", 6)).exists()
        assert counted == (last >= months_after(first, 6)), (first, last)
