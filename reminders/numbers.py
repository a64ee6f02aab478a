"""Numbers of the reminding that no law fixes; each is a setting with a history."""

from __future__ import annotations

from records import settings_store

GROUP = "提醒与督办"

LEAST_DAYS = "reminders.least_days"
AHEAD_DAYS = "reminders.ahead_days"
LOOK_BACK_DAYS = "reminders.look_back_days"
DIGEST_HOUR = "reminders.digest_hour"
QUIET_FROM = "reminders.quiet_from"
QUIET_TO = "reminders.quiet_to"
MOST_ATTEMPTS = "reminders.most_attempts"
FIRST_RETRY_MINUTES = "reminders.first_retry_minutes"
URGE_AGAIN_HOURS = "reminders.urge_again_hours"
KEEP_NOTICES_MONTHS = "reminders.keep_notices_months"

settings_store.declare(
    LEAST_DAYS,
    "周期内至少运行天数",
    15,
    unit="天",
    help="党支部在一个周期内运行不足这么多天的，该周期不作要求（规则另有规定的从其规定）",
    source="MT-14",
    group=GROUP,
)
settings_store.declare(
    AHEAD_DAYS,
    "提前生成应办事项",
    31,
    unit="天",
    help="提前这么多天生成下一周期的应办事项，便于安排计划",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    LOOK_BACK_DAYS,
    "红灯回看天数",
    180,
    unit="天",
    help="到期超过这么多天仍未完成的，不再计入红灯数和提醒，只保留在统计里",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    DIGEST_HOUR,
    "每日提醒时间",
    8,
    unit="时",
    help="每天几点起发送当天的提醒，每人每天最多一份",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    QUIET_FROM,
    "免打扰开始",
    22,
    unit="时",
    help="这个时间以后不发邮件和群消息，个人可以另设",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    QUIET_TO,
    "免打扰结束",
    7,
    unit="时",
    help="到这个时间再发送夜间积压的邮件和群消息",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    MOST_ATTEMPTS,
    "发送失败最多尝试",
    6,
    unit="次",
    help="邮件或群消息连续失败这么多次后停止，列入发送记录由管理员处理",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    FIRST_RETRY_MINUTES,
    "发送失败首次重试间隔",
    2,
    unit="分钟",
    help="以后每次间隔加倍",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    URGE_AGAIN_HOURS,
    "同一事项再次催办间隔",
    24,
    unit="小时",
    help="同一事项催办后，隔这么久才能再次催办",
    source="本系统约定",
    group=GROUP,
)
settings_store.declare(
    KEEP_NOTICES_MONTHS,
    "消息保存时间",
    12,
    unit="个月",
    least=6,
    most=1200,
    help="消息和发送记录超过这么多个月后自动清除，应办事项和台账不受影响；网络日志留存不少于六个月",
    source="PI-04、PI-07",
    group=GROUP,
)


def number(code: str) -> int:
    """The whole number in force today (from a cache; see records.settings_store)."""
    return int(settings_store.value(code))
