"""Numbers of this app that no law fixes: they are settings with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store

GROUP = "党支部设置"

LEAST_FORMAL = "branches.least_formal"
REPLY_DAYS = "branches.reply_days"
GROUP_FROM = "branches.group_from"
APPOINT_AHEAD = "branches.appoint_ahead"
SCORE_OPENS = "branches.score_opens"
SCORE_CLOSES = "branches.score_closes"
LEAST_MUTUAL = "branches.least_mutual"
JOIN_AHEAD = "branches.join_ahead"
TRAINING = "党务培训"
HOURS_PER_DAY = "branches.training_hours_per_day"
HOURS_PER_HALF_DAY = "branches.training_hours_per_half_day"
END_AHEAD = "branches.end_ahead"

settings_store.declare(
    LEAST_FORMAL,
    "临时党支部最少正式党员数",
    3,
    unit="人",
    help="少于这么多时提示，不禁止",
    source="BR-01",
    group=GROUP,
)
settings_store.declare(
    REPLY_DAYS,
    "成立请示批复期限",
    30,
    unit="天",
    help="单位上报后超过这么多天没有批复的，在批复页提示",
    source="BR-11",
    group=GROUP,
)
settings_store.declare(
    GROUP_FROM,
    "应划分党小组的党员数",
    20,
    unit="人",
    help="党员达到这么多、没有划分党小组的，在支部页提示",
    source="BR-18b",
    group=GROUP,
)
settings_store.declare(
    APPOINT_AHEAD,
    "任职最多提前登记天数",
    60,
    unit="天",
    help="任职日期在今天之后超过这么多天的，到时再办理",
    group=GROUP,
)
settings_store.declare(
    JOIN_AHEAD,
    "编入支部最多提前登记天数",
    30,
    unit="天",
    help="进场日期在今天之后超过这么多天的，到时再办理",
    group=GROUP,
)
settings_store.declare(
    HOURS_PER_DAY,
    "集中培训每天折算学时",
    8,
    unit="学时",
    most=24,
    help="培训记录没有填写学时的，集中（脱产）培训按天数折算",
    source="TR-05",
    group=TRAINING,
)
settings_store.declare(
    HOURS_PER_HALF_DAY,
    "讲座、网络学习每次折算学时",
    4,
    unit="学时",
    most=24,
    help="培训记录没有填写学时的，集体学习和网络学习每天按半天折算",
    source="TR-05",
    group=TRAINING,
)


settings_store.declare(
    END_AHEAD,
    "支部到期提前提示天数",
    30,
    unit="天",
    help="预计结束日期前这么多天起，在支部页提示确认结束或延期",
    source="BR-09",
    group=GROUP,
)
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


def least_formal() -> int:
    return int(settings_store.value(LEAST_FORMAL))


def reply_days() -> int:
    return int(settings_store.value(REPLY_DAYS))


def group_from() -> int:
    return int(settings_store.value(GROUP_FROM))


def appoint_ahead() -> int:
    return int(settings_store.value(APPOINT_AHEAD))


def join_ahead() -> int:
    return int(settings_store.value(JOIN_AHEAD))


def number(code: str, on: date | None = None) -> int:
    """The whole number in force on that day (default today)."""
    return int(settings_store.value(code, on))


def end_ahead() -> int:
    return int(settings_store.value(END_AHEAD))
