"""What a rule asks for today, for pages below that show it beside what was done (branches.training.goals)."""

from __future__ import annotations

from django.db.models import IntegerField, Subquery

from branches.training import goals
from reminders.rules.models import RuleVersion


def asked(rule: str) -> Subquery:
    versions = RuleVersion.objects.in_force().filter(rule__code=rule).order_by("-number").values("times")
    return Subquery(versions[:1], output_field=IntegerField())


def register() -> None:
    goals.provide(asked)
