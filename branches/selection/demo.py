"""Members proposed for posts of their branch, in every state."""

from __future__ import annotations

from django.utils import timezone

from branches.demo.world import World
from branches.selection.models import CadreSelection
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import told
from organisation.powers import BRANCH_COMMITTEE
from records.models.history import HistoryLine

GROUNDS = (
    "政治素质过硬，连续两年考核优秀，熟悉外场任务，群众基础好。",
    "长期从事外场工作，协调能力强，曾任党小组组长，能独立组织支部活动。",
    "作风扎实，责任心强，承担过重点任务，支部成员认可。",
)


def build(world: World) -> str:
    """Some in every state; what was decided is not yet taken up."""
    states = list(CadreSelection.State)
    rows = []
    for number, one in enumerate(world.branches[1:13]):
        draw, state = dice(f"selection {number}"), states[number % len(states)]
        candidate = next((person for person in reversed(one.members) if person.may_vote), one.secretary)
        row = CadreSelection(
            id=key(draw), unit=one.branch.unit, person=candidate, role=draw.choice(BRANCH_COMMITTEE[2:]),
            grounds=draw.choice(GROUNDS), state=state, created_at=at(days_ago(30 - number), 9),
        )  # fmt: skip
        if state != CadreSelection.State.DRAFT:
            row.submitted_at = at(days_ago(28 - number), 10)
        if state == CadreSelection.State.RETURNED:
            row.review_opinion = "请补充近两年考核情况。"
        if state in (CadreSelection.State.REVIEWED, CadreSelection.State.DECIDED):
            row.reviewed_at = at(days_ago(20 - number), 10)
        if state == CadreSelection.State.DECIDED:
            row.document_number, row.decided_on = f"院党委〔{days_ago(0).year}〕{60 + number}号", days_ago(3)
        rows.append(row)
    CadreSelection.objects.bulk_create(rows)
    HistoryLine.objects.bulk_create(told(row, "create", "登记", by=None, at=timezone.now()) for row in rows)
    return f"选拔任用 {len(rows)} 人"
