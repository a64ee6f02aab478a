"""Areas and posts of every branch, some handed over, a few still waiting for somebody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from branches.area_scores import demo as area_scores
from branches.areas.acts import end_with_lives
from branches.areas.demo_words import AREAS
from branches.areas.models import AreaKeeper, ResponsibilityArea
from branches.demo.founded import Founded
from branches.demo.manner import Manner
from branches.demo.world import World
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import logged
from organisation.people.models import Person
from records.models.history import HistoryLine

BATCH = 1000
WITHOUT = (15,)  # branches that have set up nothing yet
State, End = ResponsibilityArea.State, AreaKeeper.End


def build(world: World) -> str:
    kept = [pair for number, one in enumerate(world) if number not in WITHOUT for pair in _areas(number, one)]
    areas = [area for area, _ in kept]
    ResponsibilityArea.objects.bulk_create(areas, batch_size=BATCH)
    AreaKeeper.objects.bulk_create([keeper for _, keepers in kept for keeper in keepers], batch_size=BATCH)
    HistoryLine.objects.bulk_create(logged(areas), batch_size=BATCH)
    area_scores.build(world, kept)
    end_with_lives([one.branch.unit_id for one in world if not one.branch.is_active])
    return f"责任区责任岗 {len(areas)} 个"


def _areas(number: int, one: Founded) -> Iterator[tuple[ResponsibilityArea, list[AreaKeeper]]]:
    """Everybody answers for something, but for one member of a slack branch."""
    draw = dice(f"areas of branch {number}")
    members = one.members[: len(one.members) - (one.manner is Manner.SLACK)]
    chosen = draw.sample(AREAS, k=min(len(AREAS), max(5, len(members) - 2)))
    share: list[list[Person]] = [[] for _ in chosen]
    for place, person in enumerate(members):
        share[place % len(chosen)].append(person)
    first = max(one.branch.founded_on + timedelta(days=draw.randint(6, 20)), days_ago(360))
    day = min(first, one.branch.dissolved_on or days_ago(0))
    for words, people in zip(chosen, share, strict=True):
        yield _area(draw, one, day, words, people)
    if number % 4 == 1 and one.branch.is_active:
        yield _area(draw, one, day, ("area", "备件周转责任区", "二号库房", "备件到货验收、登记、分发。", "", ""), [])


def _area(
    draw: random.Random, one: Founded, day: date, words: tuple[str, ...], people: list[Person]
) -> tuple[ResponsibilityArea, list[AreaKeeper]]:
    kind, name, place, duties, promise, result = words
    area = ResponsibilityArea(
        id=key(draw), unit=one.branch.unit, kind=kind, name=name, place=place, duties=duties, promise=promise,
        result=result if draw.random() < 0.6 else "", starts_on=day, author=one.secretary.user, created_at=at(day, 17),
        keepers_text="、".join(person.name for person in people), state=State.ACTIVE if people else State.VACANT,
    )  # fmt: skip
    keepers = [AreaKeeper(area=area, person=person, starts_on=day) for person in people]
    last = one.branch.dissolved_on or days_ago(1)
    if people and draw.random() < 0.15 and (last - day).days > 60:
        keepers = _handed_over(draw, one, keepers, day + timedelta(days=30))
    return area, keepers


def _handed_over(draw: random.Random, one: Founded, keepers: list[AreaKeeper], on: date) -> list[AreaKeeper]:
    """Somebody else of the branch had it first."""
    now = {keeper.person_id for keeper in keepers}
    before = draw.choice([person for person in one.members if person.pk not in now])
    earlier = AreaKeeper(
        area=keepers[0].area, person=before, starts_on=keepers[0].starts_on, ends_on=on, end=End.HANDED_OVER
    )
    for keeper in keepers:
        keeper.starts_on = on
    return [earlier, *keepers]
