"""三级联动: a need is taken up, passed up, answered, and taken up again by whoever is not content."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.units.models import Unit
from records import history
from records.workflow import MoveRefused, perform
from welfare.asks.models import Ask
from welfare.needs.hand_over_models import NeedHandOver
from welfare.needs.levels import level_of
from welfare.needs.models import Need
from welfare.numbers import need_due

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


def pass_up(*, need: Need, to: Post, reason: str, by: User, version: int | None = None) -> Need:
    """Hand the need to someone at a higher level, who from now on sees it. Raises MoveRefused."""
    if to.unit.path == need.level_unit.path or not need.level_unit.path.startswith(to.unit.path):
        raise MoveRefused("只能上报给上级党组织，请重新选择。")
    _demand(reason, "请填写上报的原因，上级要据此办理。")
    with transaction.atomic(), history.one_act():
        level = level_of(to.unit)
        perform(
            need,
            "pass_up",
            by=by,
            version=version,
            level_unit_id=to.unit_id,
            level=level,
            holder_id=to.person_id,
            due_on=need_due(level, timezone.localdate()),
        )
        take_up(need, reason=reason)
        tell_ask(need, to.unit)
    return need


def _demand(text: str, sentence: str) -> None:
    if not text.strip():
        raise MoveRefused(sentence)


def tell_ask(need: Need, unit: Unit) -> None:
    """The answer the need came from is read at the same level."""
    if need.ask_id:
        Ask.objects.filter(pk=need.ask_id).update(level_unit=unit)


def answer(*, need: Need, text: str, by: User, version: int | None = None) -> Need:
    """Say what was done; the person is asked next whether that will do."""
    _demand(text, "请填写办理结果，要向本人答复。")
    with transaction.atomic(), history.one_act():
        perform(need, "answer", by=by, version=version, answer=text.strip())
        NeedHandOver.objects.filter(need=need, ended_at__isnull=True).update(ended_at=timezone.now())
    return need


def confirm(*, need: Need, satisfaction: str, by: User, version: int | None = None) -> Need:
    """The person is content. Whoever is not has the need opened again instead."""
    if satisfaction not in (Need.Satisfaction.CONTENT, Need.Satisfaction.FAIR):
        raise MoveRefused("本人不满意的，请用“不满意，重新办理”。")
    perform(need, "confirm", by=by, version=version, satisfaction=satisfaction)
    return need


def reopen(*, need: Need, reason: str, by: User, version: int | None = None) -> Need:
    """Not content: it goes back to whoever held it last, and the clock of that level starts anew."""
    _demand(reason, "请填写本人不满意的原因，办理人要据此重新办理。")
    with transaction.atomic(), history.one_act():
        due = need_due(need.level, timezone.localdate())
        perform(need, "reopen", by=by, version=version, due_on=due)
        take_up(need, reason=reason)
    return need


def name_holder(need: Need, holder: Person) -> None:
    """Another holder at the same level, named on the form."""
    last = need.hand_overs.filter(ended_at__isnull=True).first()
    if last is None or last.holder_id != holder.pk:
        take_up(need, reason="变更办理人" if last else "")
