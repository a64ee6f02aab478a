"""What the assemblies of the demonstration voted on."""

from __future__ import annotations

import random

from education.activities.models import Activity
from education.voting.models import Vote

MATTERS = (
    "通过支部季度工作计划",
    "推荐季度优秀党员",
    "确定党员责任区划分方案",
    "通过支部学习计划",
    "同意设立党员突击队",
)


def cast(draw: random.Random, activity: Activity) -> list[Vote]:
    voters = activity.present_voting or 0
    against = 1 if draw.random() < 0.15 and voters > 4 else 0
    matter = draw.choice(MATTERS)
    return [Vote(activity=activity, matter=matter, yes=voters - against, no=against, abstain=0, important=True)]
