"""What training a year is asked of those who hold posts, as the rules stand today."""

from __future__ import annotations

from django.db.models import IntegerField, Subquery, Value
from django.db.models.functions import Coalesce

from reminders.rules.models import RuleVersion

HOURS, CENTRAL = "TR-02", "TR-02-CENTRAL"


def goal(rule: str) -> Coalesce:
    """How often, or how many hours, the rule with this code asks for; 0 where no rule asks."""
    versions = RuleVersion.objects.in_force().filter(rule__code=rule).order_by("-number").values("times")
    asked = Subquery(versions[:1], output_field=IntegerField())
    return Coalesce(asked, Value(0, output_field=IntegerField()))
