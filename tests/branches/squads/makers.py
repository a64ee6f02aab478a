"""Squads and milestones for the contract tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from branches.milestones.models import SquadMilestone
from branches.squads.members import enlist
from branches.squads.models import AssaultTeam
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker, put_back


def squad_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "name": "雪线先锋突击队",
        "kind": "task",
        "formed_on": str(days_ago(3)),
        "leader": str(cast.wanghaiyan.pk if unit == cast.jia.unit else cast.chensiyuan.pk),
        "task": "完成监测网联调",
        "classification": "internal",
        "plan_text": f"{days_ago(-9)} 完成设备安装",
    }


def squad_told(cast: Cast, squad: AssaultTeam) -> dict[str, dict[str, Any]]:
    day = str(days_ago(1))
    return {
        "finish": {"ended_on": day, "results": "联调一次通过"},
        "flag": {"flag_on": day, "flag_by": "二院党委书记 何远", "flag_to": "王海燕"},
        "oath": {"oath_on": day, "oath_by": "王海燕", "oath_text": "不破难关誓不还"},
        "award": {"awarded_on": day, "award": "先进党员突击队"},
    }


@maker("squads", form_data=squad_data, told=squad_told)
def make_squad(cast: Cast, unit: Unit, number: int) -> AssaultTeam:
    """A running squad with one Party member."""
    leader = cast.lijianjun if unit == cast.jia.unit else cast.chensiyuan
    squad = AssaultTeam.objects.create(
        unit=unit,
        name=f"第 {number} 突击队",
        formed_on=days_ago(5 + number % 40),
        leader=leader,
        leader_name=leader.name,
        task="联调",
        state=AssaultTeam.State.RUNNING,
        submitted_at=timezone.now(),
    )
    enlist(squad, [leader])
    return squad


def milestone_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    squad = make_squad(cast, unit, 90)
    return {"squad": str(squad.pk), "plan": "通过联调", "due_on": str(days_ago(-20))}


def milestone_told(cast: Cast, milestone: SquadMilestone) -> dict[str, dict[str, Any]]:
    return {"done": {"done_on": str(days_ago(1)), "completion": "比计划提前两天"}}


def draft_milestone(cast: Cast, unit: Unit, number: int) -> SquadMilestone:
    """Of a squad that is not formed yet: what it plans is as little told as the squad."""
    milestone = make_milestone(cast, unit, number)
    put_back(milestone.squad)
    return milestone


@maker("milestones", form_data=milestone_data, told=milestone_told, draft=draft_milestone)
def make_milestone(cast: Cast, unit: Unit, number: int) -> SquadMilestone:
    squad = make_squad(cast, unit, number)
    return SquadMilestone.objects.create(
        squad=squad, unit=unit, plan=f"第 {number} 个里程碑", due_on=days_ago(number % 40 - 10)
    )
