"""What training a year is asked of those who hold posts. The rules say so, which live above this app.

goals.provide(in_force)    an expression: the number the rule with this code asks for today
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import IntegerField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

HOURS, CENTRAL = "TR-02", "TR-02-CENTRAL"

Provider = Callable[[str], Combinable]

_providers: list[Provider] = []


def provide(provider: Provider) -> None:
    _providers[:] = [provider]


def goal(rule: str) -> Combinable:
    """0 where no rule asks."""
    nothing = Value(0, output_field=IntegerField())
    return Coalesce(_providers[0](rule), nothing) if _providers else nothing
