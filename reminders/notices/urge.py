"""催办: a superior asks, in words, for duties to be done. One act, however many; one message for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisation.powers import Power
from organisation.units.models import Unit
from records import history, scope
from reminders.lights.messages import when
from reminders.notices import recipients
from reminders.notices.models import Notice, Urge
from reminders.notices.telling import Message, tell_each
from reminders.numbers import URGE_AGAIN_HOURS, number
from reminders.obligations.models import Obligation

if TYPE_CHECKING:
    from accounts.models.user import User

NAMED = 5  # duties of one organisation that a message names before it only counts


class UrgeRefused(Exception):
    """The message is a Chinese sentence for the person."""


@dataclass
class Urged:
    """What was written, and in words who hears of it and who does not."""

    urges: list[Urge] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        units = dict.fromkeys(str(one.obligation.unit) for one in self.urges)
        whom = f"已催办{'、'.join(units)}" if len(units) <= NAMED else f"已催办 {len(units)} 个党组织"
        return f"{whom}，消息已发给：{'、'.join(self.reached)}。" if self.reached else f"{whom}，但没有人能收到消息。"


def urge(*, obligation: Obligation, by: User, word: str) -> Urged:
    """Tell those who answer for the duty at once; needs ``remind`` on the organisation."""
    return urge_all(obligations=[obligation], by=by, word=word)


def urge_all(*, obligations: Sequence[Obligation], by: User, word: str) -> Urged:
    """The same for duties of several organisations: whoever answers for more than one of them hears once.

    Wants ``unit``, ``rule``, ``version``, ``period`` selected. All of it or nothing.
    """
    word = word.strip()
    with transaction.atomic(), history.one_act() as act:
        scope.forget(by)
        _check(obligations, by, word)
        made = [Urge(obligation=row, by=by, by_title=by.acting_as[:120], word=word[:200]) for row in obligations]
        urged = Urged(Urge.objects.bulk_create(made))
        by_unit = _by_unit(obligations)
        tell_each(_messages(urged, by_unit, by, word, f"urge:{act}:{urged.urges[0].pk}"))
        for unit, rows in by_unit.items():
            history.note(unit, "urge", by=by, text=f"催办{_named(rows)}：{word}")
    return urged


def urged_lately(obligations: Iterable[Obligation]) -> set[int]:
    """Keys of those that somebody urged within the hours in which nobody urges again. One query."""
    since = timezone.now() - timedelta(hours=number(URGE_AGAIN_HOURS))
    keys = [row.pk for row in obligations]
    return set(Urge.objects.filter(obligation__in=keys, at__gt=since).values_list("obligation", flat=True))


def _check(obligations: Sequence[Obligation], by: User, word: str) -> None:
    if not obligations:
        raise UrgeRefused("没有可以催办的事项。")
    if not all(by.has_perm(Power.REMIND, row) for row in obligations):
        raise UrgeRefused("您当前的身份不能催办这个党组织。")
    if not word:
        raise UrgeRefused("请写一句催办意见，对方要看到。")
    if any(row.outcome == Obligation.Outcome.WAITING for row in obligations):
        raise UrgeRefused("这件事已经提交，正在等待审核，不用催办。")
    if any(row.outcome != Obligation.Outcome.OPEN for row in obligations):
        raise UrgeRefused("这件事已经完成，不用催办。")
    if ended := next((row.unit for row in obligations if row.unit.ended_on is not None), None):
        raise UrgeRefused(f"{ended}已经撤销，不再催办。")
    if urged_lately(obligations):
        raise UrgeRefused(f"{number(URGE_AGAIN_HOURS)} 小时内已经催办过，请等对方处理。")


def _by_unit(obligations: Iterable[Obligation]) -> dict[Unit, list[Obligation]]:
    found: dict[Unit, list[Obligation]] = defaultdict(list)
    for row in obligations:
        found[row.unit].append(row)
    return found


def _messages(urged: Urged, by_unit: dict[Unit, list[Obligation]], by: User, word: str, key: str) -> dict[int, Message]:
    """One for each person, about everything of it he answers for; tells on the way who is reached and who is not."""
    known = recipients.holders(timezone.localdate())
    theirs: dict[int, dict[Unit, list[Obligation]]] = defaultdict(dict)
    for unit, rows in by_unit.items():
        people = [pk for pk in known.answering(unit) if pk != by.pk]
        for pk in people:
            theirs[pk][unit] = rows
        urged.missed += known.absent.get(unit.pk, [])
        if not known.at(unit.pk):
            urged.missed.append(f"{unit}没有能收到消息的负责人{'，已发给上级党组织' if people else ''}")
    urged.reached += [known.names[pk] for pk in theirs]
    sender = f"{by.name}（{by.acting_as}）" if by.acting_as else by.name
    return {pk: _message(units, f"{sender}：{word}", key) for pk, units in theirs.items()}


def _message(by_unit: dict[Unit, list[Obligation]], said: str, key: str) -> Message:
    [unit, *others] = by_unit
    rows = [row for duties in by_unit.values() for row in duties]
    if not others:
        url = reverse("reminders:duty", args=[rows[0].pk]) if len(rows) == 1 else reverse("reminders:mine")
        lines = [] if len(rows) == 1 else [_named(rows)]
        return Message(key, Notice.Kind.URGE, f"催办：{unit} {_titled(rows)}"[:120], "\n".join([said, *lines]), url)
    lines = [f"{one}：{_named(duties)}" for one, duties in by_unit.items()]
    title = f"催办：{unit}等 {len(by_unit)} 个党组织 {len(rows)} 项"
    return Message(key, Notice.Kind.URGE, title[:120], "\n".join([said, *lines]), reverse("reminders:mine"))


def _titled(rows: Sequence[Obligation]) -> str:
    return what(rows[0]) if len(rows) == 1 else f"{len(rows)} 项"


def _named(rows: Sequence[Obligation]) -> str:
    more = f"等 {len(rows)} 项" if len(rows) > NAMED else ""
    return "、".join(what(row) for row in rows[:NAMED]) + more


def what(obligation: Obligation) -> str:
    """「2026年10月主题党日」."""
    period = "" if obligation.version.every in ("event", "rolling") else when(obligation)
    return f"{period}{obligation.rule.title}"
