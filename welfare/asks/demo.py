"""A year of the five asks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from branches.area_scores import window as score_window
from branches.demo.founded import Founded
from branches.demo.manner import Manner
from branches.demo.world import World
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import logged
from records.models.history import HistoryLine
from welfare.asks.models import Ask
from welfare.coverage.roster import people_on
from welfare.must_items.models import MustItem
from welfare.needs.demo_words import NEEDS

RECENT = 120  # days in which a slack branch asked only half of its people
BATCH = 1000
CONCERNS = {
    "thought": ("近期思想有波动，已谈心", "对岗位调整有顾虑，需继续关注"),
    "work": ("任务进度偏紧，压力较大", "设备调试反复，情绪有些急躁"),
    "leisure": ("业余时间活动较少", "长期看手机，作息不规律"),
    "growth": ("关心职称申报安排", "希望参加技能培训"),
    "integrity": ("采购环节接触供应商较多，已作提醒", "对礼品登记规定不够清楚，已讲解"),
}


def build(world: World) -> str:
    items = MustItem.objects.filter(kind=MustItem.Kind.ASK)
    asks = [ask for one in world for ask in _asks(one, list(items))]
    Ask.objects.bulk_create(asks, batch_size=BATCH)
    HistoryLine.objects.bulk_create(logged(asks), batch_size=BATCH)
    return f"五必问 {len(asks)} 项"


def _asks(one: Founded, items: list[MustItem]) -> Iterator[Ask]:
    """Every quarter everybody on the roster; a slack branch leaves out half of the people in its newest rounds."""
    draw, last = dice(f"asks of branch {one.number}"), one.branch.dissolved_on or days_ago(1)
    for day in _rounds(draw, one, last):
        slack = one.manner is Manner.SLACK and (last - day).days < RECENT
        people = people_on(one.unit, day)
        for person in people[: len(people) // 2] if slack else people:
            for item in items:
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
        ask.note = draw.choice(CONCERNS[ask.item.code])
    elif result == "need":
        ask.note = draw.choice(NEEDS)[1]
    ask.created_at = at(day, 20)
    ask.derive()
    return ask
