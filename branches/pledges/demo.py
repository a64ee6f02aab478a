"""Pledges of every branch: most on the wall and partly kept, some waiting, some sent back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from branches.demo.founded import Founded
from branches.demo.world import World
from branches.pledges.acts import end_with_lives, sum_up
from branches.pledges.demo_words import COMMENTS, DECLARATIONS, PROMISES
from branches.pledges.models import Pledge, PledgeItem
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import logged
from organisation.people.models import Person
from records.models.history import HistoryLine

BATCH = 1000
WITHOUT = (7,)  # branches that have not begun yet
State, Status = Pledge.State, PledgeItem.Status
Made = tuple[Pledge, list[PledgeItem]]


def build(world: World) -> str:
    made = [one for number, branch in enumerate(world) if number not in WITHOUT for one in _pledges(number, branch)]
    Pledge.objects.bulk_create([pledge for pledge, _ in made], batch_size=BATCH)
    PledgeItem.objects.bulk_create([item for _, items in made for item in items], batch_size=BATCH)
    HistoryLine.objects.bulk_create(logged(pledge for pledge, _ in made), batch_size=BATCH)
    for pledge, items in made:
        if any(item.is_touched for item in items):
            sum_up(pledge)
    end_with_lives([one.branch.unit_id for one in world])
    return f"承诺 {len(made)} 份"


def _pledges(number: int, one: Founded) -> Iterator[Made]:
    draw = dice(f"pledges of branch {number}")
    first = max(one.branch.founded_on + timedelta(days=draw.randint(8, 25)), days_ago(300))
    day = min(first, one.branch.dissolved_on or days_ago(0))
    for place, person in enumerate(one.members):
        if draw.random() < 0.9:
            yield _pledge(draw, one, person, day, _state(draw, place, one))


def _state(draw: random.Random, place: int, one: Founded) -> str:
    if place == 0 or not one.branch.is_active:
        return State.APPROVED
    return draw.choices((State.APPROVED, State.SUBMITTED, State.RETURNED), weights=(86, 10, 4))[0]


def _pledge(draw: random.Random, one: Founded, person: Person, day: date, state: str) -> Made:
    lines = draw.sample(PROMISES, k=draw.randint(2, 4))
    public = state == State.APPROVED
    pledge = Pledge(
        id=key(draw), unit=one.branch.unit, person=person, title=person.position, state=state,
        kind=draw.choice(Pledge.Kind.values), declaration=draw.choice(DECLARATIONS), starts_on=day,
        ends_on=None if draw.random() < 0.5 else date(day.year, 12, 31), items_total=len(lines),
        content="\n".join(line for line, _ in lines), author=person.user or one.secretary.user, created_at=at(day, 18),
        submitted_at=at(day, 19), reviewed_at=at(day, 21) if state != State.SUBMITTED else None,
        published_on=day if public else None,
        review_opinion="承诺写得太笼统，请写明能检查的内容" if state == State.RETURNED else "",
    )  # fmt: skip
    items = [PledgeItem(pledge=pledge, place=place, text=line) for place, (line, _) in enumerate(lines, 1)]
    if public:
        for item, (_, told) in zip(items, lines, strict=True):
            _keep(draw, one, item, told)
    return pledge, items


def _keep(draw: random.Random, one: Founded, item: PledgeItem, told: str) -> None:
    """Two of five are told, most of them judged."""
    last = one.branch.dissolved_on or days_ago(1)
    if draw.random() > 0.4 or (last - item.pledge.starts_on).days < 15:
        return
    item.status, item.told, item.told_on = draw.choice((Status.DONE, Status.DONE, Status.DOING)), told, last
    if draw.random() < 0.7 and item.pledge.person != one.secretary:
        item.grade, item.comment = draw.choice(("good", "good", "fair", "usual")), draw.choice(COMMENTS)
        item.commented_by, item.commented_on = one.secretary.name, last
