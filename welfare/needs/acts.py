"""Who holds a need, and how long. The steps themselves are forms of its moves (welfare.needs.move_forms)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from organisation.people.models import Person
from organisation.units.models import Unit
from records import history
from welfare.asks.models import Ask
from welfare.needs.duties import recompute_needs
from welfare.needs.levels import first_holder, level_of, may_hold
from welfare.needs.models import Need, NeedHandOver
from welfare.needs.numbers import need_due

if TYPE_CHECKING:
    from accounts.models.user import User


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


REASON = "支部撤销，转上级办理"
MERGED = "随并入转{}办理"


def pass_on(unit: Unit, by: User | None) -> None:
    """Called in the transaction that dissolves ``unit``: whoever needed something there still gets an answer."""
    heir = _heir(unit)
    needs = list(Need.objects.unsettled().filter(level_unit=unit)) if heir else []
    for need in needs:
        _hand_up(need, heir or unit, by)
    if needs:
        recompute_needs()


def hand_over(unit: Unit, into: Unit, by: User | None) -> None:
    """Called in the transaction that merges ``unit``: a holder who has no post in ``into`` gives the need to one there.

    The level stays what it was, and so does the day on which it falls due.
    """
    needs = Need.objects.unsettled().filter(level_unit=unit).select_related("holder")
    stranded = [need for need in needs if need.holder is None or not may_hold(need.holder, into)]
    for need in stranded:
        _to_holder(need, into, by)
    if stranded:
        recompute_needs()


def _to_holder(need: Need, into: Unit, by: User | None) -> None:
    before, need.holder = need.holder, first_holder(into)
    Need.objects.filter(pk=need.pk).update(
        holder=need.holder, version=F("version") + 1, updated_at=timezone.now()
    )  # fmt: skip
    reason = MERGED.format(into)
    stretch = take_up(need, reason=reason)
    if need.state == Need.State.ANSWERED:
        stretch.ended_at = stretch.began_at
        stretch.save(update_fields=["ended_at"])
    changes = {"办理人": [str(before or ""), str(need.holder or "")]}
    history.note(need, "hand_over", by=by, text=reason, changes=changes)


def _heir(unit: Unit) -> Unit | None:
    """The nearest organisation above where somebody can take care of it; without such a post, the nearest one."""
    above = Unit.objects.filter(pk__in=unit.ancestor_ids[:-1], ended_on__isnull=True).order_by("-path")
    return next((one for one in above if first_holder(one)), above.first())


def _hand_up(need: Need, to: Unit, by: User | None) -> None:
    level = level_of(to)
    need.level_unit, need.level, need.holder = to, level, first_holder(to)
    now = {"version": F("version") + 1, "updated_at": timezone.now()}
    Need.objects.filter(pk=need.pk).update(
        level_unit=to, level=level, holder=need.holder, due_on=need_due(level, timezone.localdate()), **now
    )
    stretch = take_up(need, reason=REASON)
    if need.state == Need.State.ANSWERED:  # it lies with the person now, who may have it opened again up there
        stretch.ended_at = stretch.began_at
        stretch.save(update_fields=["ended_at"])
    tell_ask(need, to)
    history.note(need, "pass_up", by=by, text=REASON)
