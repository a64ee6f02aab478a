"""联建共建 of the branches: what they did with their partners, and activities that were held together."""

from __future__ import annotations

import random

from branches.demo.founded import Founded
from branches.demo.world import World
from branches.joint.demo import Made, of_branch
from branches.joint.models import JointBuilding, JointPartner
from education.activities import joint as ties
from education.activities.models import Activity
from organisation.demo.dice import at, dice, key
from organisation.demo.lines import logged
from records.models.history import HistoryLine

Form = JointBuilding.Form
TIED = {"party_lecture": Form.LECTURE, "topic_study": Form.STUDY, "themed_party_day": Form.DEVELOPMENT}


def build(world: World) -> str:
    """Two branches in three have partners."""
    made: list[Made] = []
    for number, one in enumerate(world):
        if number % 3 != 2:
            draw = dice(f"joint building of branch {number}")
            partners, together = of_branch(draw, number, one)
            made += together
            if partners:
                made += _tied(draw, one, partners)
    HistoryLine.objects.bulk_create(logged(made))
    return f"共建活动 {JointBuilding.objects.count()} 次"


def _tied(draw: random.Random, one: Founded, partners: list[JointPartner]) -> list[JointBuilding]:
    """One or two approved activities were held together: entered once, counted here."""
    rows = Activity.objects.approved().filter(unit=one.branch.unit, kind__in=TIED, held_on__gt=partners[0].since)
    return [
        JointBuilding.objects.create(
            id=key(draw), unit=one.branch.unit, partner=partners[0], form=TIED[activity.kind], held_on=activity.held_on,
            theme=activity.theme, headcount=activity.present, source=ties.reference(activity),
            result="双方党员交流发言，效果良好。", author=activity.author, created_at=at(activity.held_on, 19),
        )
        for activity in rows.order_by("held_on", "pk")[: draw.randint(1, 2)]
    ]  # fmt: skip
