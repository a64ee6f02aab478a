"""The steps of each squad: behind it, before it, and late where the branch is slack."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.utils import timezone

from branches.demo.founded import Founded
from branches.demo.manner import Manner
from branches.milestones.acts import refresh_progress
from branches.milestones.models import SquadMilestone
from branches.squads.models import AssaultTeam
from organisation.demo.dice import at, days_ago, key

SOON = 7  # days before a milestone in which it is yellow
S, M = AssaultTeam.State, SquadMilestone.State
MILESTONES = ("完成方案评审", "完成设备安装", "完成分系统联调", "完成试运行", "通过验收")
COMPLETIONS = ("按计划完成，一次通过。", "提前两天完成，资料齐全。", "完成并复查，遗留问题已清零。")


def plan(draw: random.Random, squad: AssaultTeam, one: Founded) -> None:
    """Three to five steps three weeks apart; the last ones of a squad at work lie ahead; a slack branch is late."""
    last = one.branch.dissolved_on or timezone.localdate()
    texts = MILESTONES[: draw.randint(3, 5)]
    begin = max(squad.formed_on, last - timedelta(days=21 * (len(texts) - 1)))
    for place, text in enumerate(texts):
        due = begin + timedelta(days=21 * place + draw.randint(9, 16))
        if one.manner is Manner.STEADY and 0 <= (due - days_ago(0)).days <= SOON:
            due += timedelta(days=SOON + 1)
        SquadMilestone.objects.create(
            id=key(draw),
            squad=squad,
            unit=squad.unit,
            plan=text,
            due_on=due,
            author=squad.author,
            created_at=at(squad.formed_on, 9),
            **_reached(draw, squad, due, one),
        )
    refresh_progress(squad)


def _reached(draw: random.Random, squad: AssaultTeam, due: date, one: Founded) -> dict[str, object]:
    over = squad.state == S.ENDED
    if squad.state in (S.DRAFT, S.FILED) or (not over and due >= timezone.localdate()):
        return {"state": M.PLANNED}
    if not over and one.manner is Manner.SLACK:
        return {"state": M.DOING}
    day = min(due - timedelta(days=draw.randint(0, 3)), squad.ended_on or days_ago(0), days_ago(0))
    done = {"completion": draw.choice(COMPLETIONS), "reporter": squad.leader_name}
    return {"state": M.DONE, "done_on": max(day, squad.formed_on), **done}
