"""Who holds a need, and how long. The steps themselves are forms of its moves (welfare.needs.move_forms)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from organisation.people.models import Person
from organisation.units.models import Unit
from welfare.asks.models import Ask
from welfare.needs.hand_over_models import NeedHandOver
from welfare.needs.models import Need


def take_up(need: Need, *, reason: str = "", at: datetime | None = None) -> NeedHandOver:
    """Who holds the need now begins to hold it; whoever held it before has ended. Call it inside a transaction."""
    now = at or timezone.now()
    NeedHandOver.objects.filter(need=need, ended_at__isnull=True).update(ended_at=now)
    return NeedHandOver.objects.create(
        need=need,
        unit=need.level_unit,
        holder=need.holder,
        holder_name=need.holder.name if need.holder else "",
        began_at=now,
        reason=reason[:500],
    )


def put_down(need: Need) -> None:
    """Whoever holds it has answered; call it inside a transaction."""
    NeedHandOver.objects.filter(need=need, ended_at__isnull=True).update(ended_at=timezone.now())


def tell_ask(need: Need, unit: Unit) -> None:
    """The answer the need came from is read at the same level."""
    if need.ask_id:
        Ask.objects.filter(pk=need.ask_id).update(level_unit=unit)


def name_holder(need: Need, holder: Person) -> None:
    """Another holder at the same level, named on the form."""
    last = need.hand_overs.filter(ended_at__isnull=True).first()
    if last is None or last.holder_id != holder.pk:
        take_up(need, reason="变更办理人" if last else "")
