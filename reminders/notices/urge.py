"""催办: a superior asks, in words, for a duty to be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisation.powers import Power
from records import history, scope
from reminders import notices
from reminders.lights.messages import when
from reminders.notices import recipients
from reminders.notices.models import Notice, Urge
from reminders.numbers import URGE_AGAIN_HOURS, number
from reminders.obligations.models import Obligation

if TYPE_CHECKING:
    from accounts.models.user import User


class UrgeRefused(Exception):
    """The message is a Chinese sentence for the person."""


def urge(*, obligation: Obligation, by: User, word: str) -> Urge:
    """Tell those who answer for the duty at once; needs ``remind`` on the organisation."""
    word = word.strip()
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        _check(obligation, by, word)
        made = Urge.objects.create(obligation=obligation, by=by, by_title=by.acting_as[:120], word=word[:200])
        known = recipients.holders(timezone.localdate())
        people = known.at(obligation.unit_id) or known.above(obligation.unit)
        title = f"催办：{obligation.unit} {_what(obligation)}"
        sender = f"{by.name}（{by.acting_as}）" if by.acting_as else by.name
        notices.tell(
            [pk for pk in people if pk != by.pk],
            key=f"urge:{made.pk}",
            kind=Notice.Kind.URGE,
            title=title[:120],
            body=f"{sender}：{word}",
            url=reverse("reminders:duty", args=[obligation.pk]),
        )
        history.note(obligation.unit, "urge", by=by, text=f"催办{_what(obligation)}：{word}")
    return made


def _check(obligation: Obligation, by: User, word: str) -> None:
    if not by.has_perm(Power.REMIND, obligation):
        raise UrgeRefused("您当前的身份不能催办这个党组织。")
    if not word:
        raise UrgeRefused("请写一句催办意见，对方要看到。")
    if obligation.outcome == Obligation.Outcome.WAITING:
        raise UrgeRefused("这件事已经提交，正在等待审核，不用催办。")
    if obligation.outcome != Obligation.Outcome.OPEN:
        raise UrgeRefused("这件事已经完成，不用催办。")
    if obligation.unit.ended_on is not None:
        raise UrgeRefused(f"{obligation.unit}已经撤销，不再催办。")
    hours = number(URGE_AGAIN_HOURS)
    if obligation.urges.filter(at__gt=timezone.now() - timedelta(hours=hours)).exists():
        raise UrgeRefused(f"{hours} 小时内已经催办过，请等对方处理。")


def _what(obligation: Obligation) -> str:
    period = "" if obligation.version.every in ("event", "rolling") else when(obligation)
    return f"{period}{obligation.rule.title}"
