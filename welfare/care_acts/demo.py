"""A year of the five acts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from branches.area_scores import window as score_window
from branches.demo.founded import Founded
from branches.demo.manner import Manner
from branches.demo.world import World
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import logged
from records.models.history import HistoryLine
from welfare.care_acts.models import Act
from welfare.must_items.models import MustItem
from welfare.needs.levels import Level

BATCH = 1000
# (what was done, its cost)
ACTS = {
    "medical": (("组织现场义诊和健康讲座", 3200), ("补充现场药箱", 860), ("安排年度体检", 9600)),
    "family": (("走访慰问职工家属", 1000), ("慰问外场职工家属", 1500), ("职工子女升学祝贺", 600)),
    "recreation": (("组织篮球友谊赛", 700), ("组织职工联欢", 1800), ("建立图书角", 1200)),
    "living": (("改善伙食，增加夜宵", 2600), ("检修饮水设备", 1900), ("为宿舍加装空调", 12800)),
}
EVERY_QUARTER = ("medical", "recreation", "living")
RECENT, SPREAD = 120, 50  # days in which a slack branch forgets; days from a quarter's begin within which others act
VISIT_REASONS = ("外场慰问", "困难帮扶", "子女升学", "生育祝贺")


def build(world: World) -> str:
    items = {item.code: item for item in MustItem.objects.filter(kind=MustItem.Kind.ACT)}
    acts = [act for number, one in enumerate(world) for act in _acts(number, one, items)]
    Act.objects.bulk_create(acts, batch_size=BATCH)
    HistoryLine.objects.bulk_create(logged(acts), batch_size=BATCH)
    return f"五必做 {len(acts)} 次"


def _acts(number: int, one: Founded, items: dict[str, MustItem]) -> Iterator[Act]:
    """In every quarter what the branch owes then (a slack one forgets some lately), and visits and counselling."""
    draw, last = dice(f"acts of branch {number}"), one.branch.dissolved_on or days_ago(1)
    first = max(one.branch.founded_on, days_ago(365))
    quarter = score_window.first_day(first)
    while quarter <= last:
        ends = score_window.last_day(quarter)
        begins, until = max(quarter, first + timedelta(days=4)), min(ends, last)
        slack = one.manner is Manner.SLACK and (last - quarter).days < RECENT
        for code in _codes(draw, slack=slack):
            day = begins + timedelta(days=draw.randint(0, max(0, min(SPREAD, (ends - begins).days))))
            if day <= until:
                yield _act(draw, one, day, Act(item=items[code]))
        quarter = ends + timedelta(days=1)


def _codes(draw: random.Random, *, slack: bool) -> list[str]:
    """What is done in one quarter: each of what is owed, but a slack branch forgets two of three."""
    owed = [draw.choice(EVERY_QUARTER)] if slack else list(EVERY_QUARTER)
    return [*owed, *draw.sample(("family", "family", "counselling"), k=draw.randint(0, 2))]


def _act(draw: random.Random, one: Founded, day: date, act: Act) -> Act:
    act.id, act.unit, act.done_on, act.author = key(draw), one.branch.unit, day, one.secretary.user
    act.created_at, act.confidential = at(day, 20), act.item.confidential
    act.level = draw.choices((Level.BRANCH, Level.UNIT, Level.INSTITUTE), weights=(70, 22, 8))[0]
    if act.confidential:
        act.provider, act.headcount = draw.choice(Act.Provider.values), draw.randint(1, 4)
        act.follow_up = draw.random() < 0.3
        return act
    content, cost = draw.choice(ACTS[act.item.code])
    act.content, act.cost = content, Decimal(cost)
    act.satisfaction = draw.choices(("content", "fair", ""), weights=(70, 20, 10))[0]
    if act.item.code == "family":
        _visit(draw, one, act)
    else:
        act.recipients, act.headcount = "全体人员", len(one.members)
    return act


def _visit(draw: random.Random, one: Founded, act: Act) -> None:
    act.person, act.headcount = draw.choice(one.members), 1
    act.reason, act.visit_kind, act.visitors = draw.choice(VISIT_REASONS), "送温暖", one.secretary.name
    act.gift_cost, act.booked = Decimal(draw.choice((0, 200, 300))), draw.random() < 0.8
