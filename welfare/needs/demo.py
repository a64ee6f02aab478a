"""Needs at every level and in every state, each with who held it and for how long."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models.user import User
from branches.demo.world import World
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import told
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from records.models.history import HistoryLine
from welfare.asks.models import Ask
from welfare.needs import demo_words as words
from welfare.needs.levels import Level, level_of
from welfare.needs.models import Need, NeedHandOver
from welfare.needs.numbers import need_due

OFFICERS = (Role.UNIT_OFFICER, Role.INSTITUTE_OFFICER, Role.COMMITTEE_SECRETARY)
RECENT = 90  # days in which many needs are still being looked after
UNTOLD = 2  # of the newest answers that hold a need, so many stay without one: there is something left to do


def build(world: World) -> str:
    """Needs of the answers that hold one, oldest first."""
    holders = _officers()
    secretaries = {one.branch.unit_id: one.secretary for one in world}
    asks = Ask.objects.filter(result=Ask.Result.NEED).select_related("person", "unit").order_by("asked_on", "pk")
    lines: list[HistoryLine] = []
    for number, ask in enumerate(list(asks)[:-UNTOLD]):
        lines += _need(dice(f"need {number}"), ask, secretaries[ask.unit_id], holders)
    HistoryLine.objects.bulk_create(sorted(lines, key=lambda line: line.at))
    return f"需求 {Need.objects.count()} 个"


def _officers() -> dict[int, Person]:
    """Unit → who handles needs there."""
    posts = Post.objects.on().filter(role__in=OFFICERS).select_related("person").order_by("-pk")
    return {post.unit_id: post.person for post in posts}


def _need(draw: random.Random, ask: Ask, secretary: Person, holders: dict[int, Person]) -> Iterator[HistoryLine]:
    kind, description, answer = next(one for one in words.NEEDS if one[1] == ask.note)
    need = Need(
        id=key(draw), unit=ask.unit, ask=ask, kind=kind, raised_by=ask.person, raised_on=ask.asked_on,
        description=description, author=secretary.user, created_at=at(ask.asked_on, 20, 30),
        urgency=draw.choices(Need.Urgency.values, weights=(70, 22, 8))[0],
    )  # fmt: skip
    stretches = list(_way(draw, need, secretary, holders))
    last = stretches[-1]
    need.level_unit, need.level, need.holder = last.unit, level_of(last.unit), last.holder
    need.due_on = need_due(need.level, timezone.localdate(last.began_at))
    moments = _finish(draw, need, last, answer)
    need.save(force_insert=True)
    Ask.objects.filter(pk=ask.pk).update(level_unit=need.level_unit)
    NeedHandOver.objects.bulk_create(stretches)
    yield told(need, "create", "登记", by=secretary.user, at=need.created_at)
    for stretch, before in zip(stretches[1:], stretches, strict=False):
        yield told(need, "pass_up", "上报", by=_account(before.holder), at=stretch.began_at)
    for verb, text, moment in moments:
        yield told(need, verb, text, by=_account(last.holder if verb == "answer" else secretary), at=moment)


def _way(draw: random.Random, need: Need, secretary: Person, holders: dict[int, Person]) -> Iterator[NeedHandOver]:
    """At the branch; every third goes to the unit, and of those every third to the institute."""
    stretch = _held(need, need.unit, secretary, need.created_at, "")
    units = [unit for unit in reversed(_above(need.unit)) if unit.pk in holders]
    for unit in units:
        moment = stretch.began_at + timedelta(days=draw.randint(1, 6), hours=draw.randint(0, 9))
        if moment > timezone.now() or draw.random() > 0.35:
            break
        stretch.ended_at = moment
        yield stretch
        reason = draw.choice(words.RAISED if level_of(unit) == Level.INSTITUTE else words.PASSED)
        stretch = _held(need, unit, holders[unit.pk], moment, reason)
    yield stretch


def _held(need: Need, unit: Unit, holder: Person, since: datetime, reason: str) -> NeedHandOver:
    return NeedHandOver(need=need, unit=unit, holder=holder, holder_name=holder.name, began_at=since, reason=reason)


def _above(unit: Unit) -> list[Unit]:
    """From the institute down to the organisation just above."""
    return list(Unit.objects.filter(pk__in=unit.ancestor_ids[:-1]).order_by("path"))


def _finish(draw: random.Random, need: Need, last: NeedHandOver, answer: str) -> list[tuple[str, str, datetime]]:
    """Old ones are settled, of the newer some are answered, some still open, a few overdue."""
    answered = last.began_at + timedelta(days=draw.randint(1, 9), hours=draw.randint(0, 5))
    still_open = draw.random() < (0.45 if need.raised_on > days_ago(RECENT) else 0.04)
    if still_open or answered > timezone.now():
        return []
    last.ended_at, need.answer, need.answered_on = answered, answer, timezone.localdate(answered)
    need.state = Need.State.ANSWERED
    found = [("answer", "答复", answered)]
    closed = answered + timedelta(days=draw.randint(0, 3), hours=1)
    if closed < timezone.now() and draw.random() < 0.93:
        need.state, need.closed_on = Need.State.CLOSED, timezone.localdate(closed)
        need.satisfaction = draw.choices(("content", "fair"), weights=(75, 25))[0]
        found.append(("confirm", "本人满意，办结", closed))
    return found


def _account(person: Person | None) -> User | None:
    return person.user if person else None
