"""When the rules are mentioned on a branch page: numbers no law fixes."""

from __future__ import annotations

from records import settings_store

GROUP = "党支部设置"

LEAST_FORMAL = "branches.least_formal"
GROUP_FROM = "branches.group_from"
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
    GROUP_FROM,
    "应划分党小组的党员数",
    20,
    unit="人",
    help="党员达到这么多、没有划分党小组的，在支部页提示",
    source="BR-18b",
    group=GROUP,
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


def least_formal() -> int:
    return int(settings_store.value(LEAST_FORMAL))


def group_from() -> int:
    return int(settings_store.value(GROUP_FROM))


def end_ahead() -> int:
    return int(settings_store.value(END_AHEAD))
