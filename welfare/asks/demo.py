"""A year of the five asks and the five acts; the needs that came of it are in portal/demo/needs.py."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from branches.area_scores import window as score_window
from branches.demo.founded import Founded
from branches.demo.manner import Manner
from organisation.demo.dice import at, days_ago, dice, key
from records import history
from records.models.history import HistoryLine
from welfare.asks import demo_words as words
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.must_items.models import MustItem
from welfare.needs import demo as needs
from welfare.needs.levels import Level

RECENT = 120  # days in which a slack branch asked only half of its people
BATCH = 1000


def build(founded: list[Founded]) -> tuple[int, int, int]:
    """Returns how many asks, acts and needs there are."""
    items = {item.code: item for item in MustItem.objects.all()}
    asks = [ask for one in founded for ask in _asks(one, items)]
    acts = [act for number, one in enumerate(founded) for act in _acts(number, one, items)]
    Ask.objects.bulk_create(asks, batch_size=BATCH)
    Act.objects.bulk_create(acts, batch_size=BATCH)
    logged: list[Ask | Act] = [*asks, *acts]
    HistoryLine.objects.bulk_create((_line(record) for record in logged), batch_size=BATCH)
    return len(asks), len(acts), needs.build(founded, asks)


def _last(one: Founded) -> date:
    return one.branch.dissolved_on or days_ago(1)


def _asks(one: Founded, items: dict[str, MustItem]) -> Iterator[Ask]:
    """Every quarter the whole branch; a slack branch leaves out half of the people in its newest rounds."""
    draw, last = dice(f"asks of branch {one.number}"), _last(one)
    for day in _rounds(draw, one, last):
        slack = one.manner is Manner.SLACK and (last - day).days < RECENT
        for person in one.members[: len(one.members) // 2] if slack else one.members:
            for item in items.values():
                if item.kind == MustItem.Kind.ASK:
                    yield _ask(draw, one, day, Ask(person=person, item=item))


def _rounds(draw: random.Random, one: Founded, last: date) -> Iterator[date]:
    """In the second month of each quarter, and soon after the founding."""
    quarter = score_window.first_day(max(one.branch.founded_on, days_ago(365)))
    while quarter <= last:
        founded = one.branch.founded_on + timedelta(days=draw.randint(4, 10))
        day = max(quarter + timedelta(days=draw.randint(20, 45)), founded)
        if day <= min(last, score_window.last_day(quarter)):
            yield day
        quarter = score_window.last_day(quarter) + timedelta(days=1)


def _ask(draw: random.Random, one: Founded, day: date, ask: Ask) -> Ask:
    result = draw.choices(("normal", "concern", "need"), weights=(940, 45, 15))[0]
    if ask.item.confidential and result == "need":
        result = "concern"
    ask.id, ask.unit, ask.asked_on, ask.result = key(draw), one.branch.unit, day, result
    ask.asker, ask.asker_name, ask.author = one.secretary, one.secretary.name, one.secretary.user
    if result == "concern":
        ask.note = draw.choice(words.CONCERNS[ask.item.code])
    elif result == "need":
        ask.note = draw.choice(words.NEEDS)[1]
    ask.created_at = at(day, 20)
    ask.derive()
    return ask


def _acts(number: int, one: Founded, items: dict[str, MustItem]) -> Iterator[Act]:
    """Two or three a quarter, and a counselling now and then."""
    draw, last = dice(f"acts of branch {number}"), _last(one)
    day = max(one.branch.founded_on + timedelta(days=draw.randint(5, 12)), days_ago(355))
    while day < last:
        code = draw.choice(("medical", "family", "family", "recreation", "living", "counselling"))
        yield _act(draw, one, day, Act(item=items[code]))
        day += timedelta(days=draw.randint(22, 45))


def _act(draw: random.Random, one: Founded, day: date, act: Act) -> Act:
    act.id, act.unit, act.done_on, act.author = key(draw), one.branch.unit, day, one.secretary.user
    act.created_at, act.confidential = at(day, 20), act.item.confidential
    act.level = draw.choices((Level.BRANCH, Level.UNIT, Level.INSTITUTE), weights=(70, 22, 8))[0]
    if act.confidential:
        act.provider, act.headcount = draw.choice(Act.Provider.values), draw.randint(1, 4)
        act.follow_up = draw.random() < 0.3
        return act
    content, cost = draw.choice(words.ACTS[act.item.code])
    act.content, act.cost = content, Decimal(cost)
    act.satisfaction = draw.choices(("content", "fair", ""), weights=(70, 20, 10))[0]
    if act.item.code == "family":
        _visit(draw, one, act)
    else:
        act.recipients, act.headcount = "全体人员", len(one.members)
    return act


def _visit(draw: random.Random, one: Founded, act: Act) -> None:
    act.person, act.headcount = draw.choice(one.members), 1
    act.reason, act.visit_kind, act.visitors = draw.choice(words.VISIT_REASONS), "送温暖", one.secretary.name
    act.gift_cost, act.booked = Decimal(draw.choice((0, 200, 300))), draw.random() < 0.8


def _line(record: Ask | Act) -> HistoryLine:
    """The line the act of logging would have written."""
    entry = history.line(record, "create", by=record.author, text="登记")
    entry.at = record.created_at
    return entry
