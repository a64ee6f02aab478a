"""How long a rule about an event allows, for whoever speaks of the deadline before or beside its light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from records.days import months_after
from reminders.rules.models import RuleVersion


@dataclass(frozen=True)
class Allowed:
    """Calendar months, then days; as :mod:`reminders.recomputing.deadlines` adds them to the day of the event."""

    months: int = 0
    days: int = 0

    @property
    def text(self) -> str:
        """1 个月, 7 天, 1 个月又 7 天."""
        parts = [f"{self.months} 个月"] * bool(self.months) + [f"{self.days} 天"] * bool(self.days or not self.months)
        return "又 ".join(parts)

    def after(self, day: date) -> date:
        """The day on which the time is up."""
        return months_after(day, self.months) + timedelta(days=self.days)

    def not_up(self, column: str, today: date) -> Q:
        """Rows whose event on ``column`` still has time."""
        latest = months_after(today - timedelta(days=self.days), -self.months)
        return Q(**{f"{column}__gt": latest})


def allowed(code: str, usual: Allowed, on: date | None = None) -> Allowed:
    """What the version in force says; ``usual`` where the office has ended the rule."""
    versions = RuleVersion.objects.in_force(on or timezone.localdate()).filter(rule__code=code).order_by("-number")
    said = versions.values_list("due_months", "due_days").first()
    return Allowed(*said) if said else usual
