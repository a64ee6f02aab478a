"""Squads in every state: drafted, filed, at work with milestones before and behind them, done, disbanded."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models.user import User
from branches.demo.founded import Founded
from branches.demo.world import World
from branches.milestones import demo as milestones
from branches.squads import demo_words as words
from branches.squads.acts import PREFIX
from branches.squads.members import enlist, name_leader
from branches.squads.models import AssaultTeam
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import told
from organisation.people.models import Person
from organisation.powers import Role
from records import numbering
from records.models.history import HistoryLine

EVERY_OTHER = 2
S = AssaultTeam.State


def build(world: World) -> str:
    """One branch in two has a squad."""
    made = [_squad(number, one) for number, one in enumerate(world) if number % EVERY_OTHER == 0]
    made += [_squad(number, world.branches[number]) for number in (1, 7)]
    HistoryLine.objects.bulk_create(line for squad in made for line in _lines(squad))
    AssaultTeam.objects.update(updated_at=Coalesce("submitted_at", "created_at"))
    return f"突击队 {len(made)} 支"


def _squad(number: int, one: Founded) -> AssaultTeam:
    draw = dice(f"squad of branch {number}")
    formed = one.branch.founded_on + timedelta(days=draw.randint(10, 20))
    formed = min(formed, timezone.localdate() - timedelta(days=3))
    leader = one.members[min(2, len(one.members) - 1)]
    squad = AssaultTeam(
        id=key(draw),
        unit=one.branch.unit,
        name=words.NAMES[number % len(words.NAMES)],
        kind=draw.choice(AssaultTeam.Kind.values[:5]),
        formed_on=formed,
        leader=leader,
        commissar=one.secretary,
        liaison=one.members[min(3, len(one.members) - 1)],
        task=words.TASKS[number % len(words.TASKS)],
        state=_state(number, one),
        author=one.secretary.user,
        created_at=at(formed, 9),
    )
    _joint(draw, squad)
    name_leader(squad)
    if squad.state != S.DRAFT:
        squad.submitted_at = at(formed, 10)
        squad.number = numbering.code(PREFIX, formed.year, numbering.take(PREFIX, formed.year))
    squad.save(force_insert=True)
    enlist(squad, [leader, one.secretary, *one.members[2:8], *_helpers(one)])
    _end(squad, one)
    milestones.plan(draw, squad, one)
    _honour(draw, squad)
    return squad


def _state(number: int, one: Founded) -> str:
    if not one.branch.is_active:
        return S.DISBANDED if number % 4 else S.ENDED
    return {1: S.FILED, 7: S.DRAFT, 10: S.ENDED, 20: S.ENDED}.get(number, S.RUNNING)


def _joint(draw: random.Random, squad: AssaultTeam) -> None:
    if draw.random() < 0.25:
        squad.inner_units = "测控研究所"
    if draw.random() < 0.2:
        squad.outer_units, squad.unlisted_total, squad.unlisted_party = "驻地某基地", 5, 4
        squad.unlisted_branches = 1


def _helpers(one: Founded) -> list[Person]:
    """Activists and others of the same unit: a squad holds them too."""
    home = one.branch.unit.ancestor_ids[1]
    others = Person.objects.filter(home_unit=home, standing__in=("activist", "non_member"))
    return list(others.order_by("pinyin", "pk")[:2])


def _end(squad: AssaultTeam, one: Founded) -> None:
    if squad.is_over:
        squad.ended_on = one.branch.dissolved_on or days_ago(15)
        AssaultTeam.objects.filter(pk=squad.pk).update(
            ended_on=squad.ended_on, end_reason="随临时党支部撤销解散" if squad.state == S.DISBANDED else ""
        )


def _honour(draw: random.Random, squad: AssaultTeam) -> None:
    """Flag and oath for two of three; results and award for those that did their task."""
    said: dict[str, object] = {}
    if squad.state not in (S.DRAFT, S.FILED):
        said["filed_on"] = min(squad.formed_on + timedelta(days=2), days_ago(0))
        if draw.random() < 0.7:
            day = min(squad.formed_on + timedelta(days=3), days_ago(0))
            said |= {"flag_on": day, "flag_by": words.FLAG_BY, "flag_to": squad.leader_name}
            said |= {"flag_place": "一号现场会议室", "oath_on": day, "oath_by": squad.leader_name}
            said["oath_text"] = words.OATH
    if squad.state == S.ENDED:
        said |= {"results": words.RESULTS[0], "award": "先进党员突击队", "awarded_on": squad.ended_on}
    AssaultTeam.objects.filter(pk=squad.pk).update(**said)
    squad.refresh_from_db()


def _lines(squad: AssaultTeam) -> list[HistoryLine]:
    """What the acts would have written."""
    moves: list[tuple[str, str, User | None, date | None]] = [("create", "登记", squad.author, squad.formed_on)]
    if squad.submitted_at:
        moves.append(("submit", "报单位备案", squad.author, squad.formed_on))
    if squad.filed_on:
        moves.append(("accept", "同意备案", _officer(squad), squad.filed_on))
    if squad.flag_on:
        moves.append(("flag", f"{squad.flag_by}向{squad.flag_to}授旗", squad.author, squad.flag_on))
    if squad.is_over:
        verb, text = ("finish", "任务完成") if squad.state == S.ENDED else ("disband", squad.end_reason)
        moves.append((verb, text, squad.author, squad.ended_on))
    return [
        told(squad, verb, text, by=by, at=at(day or squad.formed_on, 9 + place))
        for place, (verb, text, by, day) in enumerate(moves)
    ]


def _officer(squad: AssaultTeam) -> User | None:
    unit_id = squad.unit.ancestor_ids[1]
    return User.objects.filter(person__posts__unit_id=unit_id, person__posts__role=Role.UNIT_OFFICER).first()
