"""Marks of the quarter that is over, for areas that were kept in it."""

from __future__ import annotations

from datetime import date, timedelta

from branches.area_scores import window as score_window
from branches.area_scores.acts import sum_up
from branches.area_scores.models import AreaScore
from branches.areas.models import AreaKeeper, ResponsibilityArea
from branches.demo.manner import Manner
from branches.demo.world import World
from organisation.demo.dice import days_ago, dice
from organisation.people.models import Person

Kind = AreaScore.Kind
MUTUAL = 4  # members who score an area of others


def build(world: World, kept: list[tuple[ResponsibilityArea, list[AreaKeeper]]]) -> None:
    """Running branches only; the slack ones left it undone."""
    members = {one.branch.unit_id: one for one in world if one.branch.is_active and one.manner is not Manner.SLACK}
    over = score_window.first_day(days_ago(0)) - timedelta(days=1)
    quarter = score_window.first_day(over)
    draw, marks, areas = dice("marks of areas"), [], []
    for area, keepers in kept:
        one = members.get(area.unit_id)
        if one is None or not keepers or area.starts_on > over - timedelta(days=20):
            continue
        areas.append(area)
        now = {keeper.person_id for keeper in keepers}
        others = [person for person in one.members if person.pk not in now]
        given = [(Kind.SELF, keepers[-1].person), *((Kind.MUTUAL, person) for person in others[:MUTUAL])]
        given.append((Kind.APPRAISAL, others[0] if one.secretary.pk in now else one.secretary))
        marks += [_mark(area, kind, person, quarter, draw.randint(84, 99)) for kind, person in given]
    AreaScore.objects.bulk_create(marks, batch_size=1000)
    for area in areas:
        sum_up(area)


def _mark(area: ResponsibilityArea, kind: str, giver: Person, quarter: date, mark: int) -> AreaScore:
    return AreaScore(area=area, kind=kind, giver=giver, quarter=quarter, score=mark, given_on=days_ago(0))
