"""When a quarter is scored, and from how many scores a mean is shown."""

from __future__ import annotations

from records import settings_store

GROUP = "党支部设置"

SCORE_OPENS = "branches.score_opens"
SCORE_CLOSES = "branches.score_closes"
LEAST_MUTUAL = "branches.least_mutual"

settings_store.declare(
    SCORE_OPENS,
    "责任区评分季度末提前开放天数",
    15,
    unit="天",
    help="每季度最后这么多天开放自评、互评和考核",
    source="五个聚焦第14项",
    group=GROUP,
    most=92,
)
settings_store.declare(
    SCORE_CLOSES,
    "责任区评分季度后截止天数",
    15,
    unit="天",
    help="季度结束后这么多天内还可以补评",
    source="五个聚焦第14项",
    group=GROUP,
    most=60,
)
settings_store.declare(
    LEAST_MUTUAL,
    "互评显示平均分的最少人数",
    3,
    unit="人",
    help="评分人数不到这么多时不显示互评得分，以免看出是谁打的分",
    group=GROUP,
    least=1,
)


def score_opens() -> int:
    return int(settings_store.value(SCORE_OPENS))


def score_closes() -> int:
    return int(settings_store.value(SCORE_CLOSES))


def least_mutual() -> int:
    return int(settings_store.value(LEAST_MUTUAL))
