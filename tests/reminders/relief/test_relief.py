"""What a branch is let off: days in which it did not live, duties that are not asked."""

from datetime import date

from reminders.relief.models import Exemption, Suspension
from reminders.rules.models import Rule


def test_an_approved_suspension_takes_its_months_away(world):
    unit = world.branch(date(2026, 7, 1))
    paper = Suspension.objects.create(
        unit=unit, starts_on=date(2026, 8, 10), ends_on=date(2026, 9, 30), reason="封山停工", state="submitted"
    )
    assert "2026-09" in world.owed(unit, "MT-05")
    Suspension.objects.filter(pk=paper.pk).update(state="approved")
    months = list(world.owed(unit, "MT-05"))
    assert "2026-08" not in months  # nine days were lived
    assert "2026-09" not in months
    assert "2026-10" in months


def test_an_approved_exemption_lets_off_one_duty_in_its_period(world):
    unit = world.branch(date(2026, 7, 1))
    Exemption.objects.create(
        unit=unit, rule=Rule.objects.get(code="MT-05"), starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 30),
        reason="发射任务", state="approved",
    )  # fmt: skip
    owed = world.owed(unit, "MT-05")
    assert (owed["2026-08"], owed["2026-09"], owed["2026-10"]) == ("open", "exempt", "open")
