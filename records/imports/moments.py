"""Days and times as they stand in real sheets: 2019/2/3  14:30, 2019年2月3日, 2019.2.3, 20190203."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from records import days

_DAY = r"(?P<year>\d{4})\s*[年/.\-]\s*(?P<month>\d{1,2})\s*(?:[月/.\-]\s*(?P<day>\d{1,2})\s*[日号]?|月)?"
_CLOCK = (
    r"(?P<half>上午|下午|晚上|晚)?\s*(?P<hour>\d{1,2})\s*[:时点]\s*"
    r"(?:(?P<minute>\d{1,2})\s*分?)?(?::(?P<second>\d{1,2}))?"
)
_MOMENT = re.compile(rf"{_DAY}(?:[T\s]*(?:\((?:周|星期).\)|星期.|周.)?\s*{_CLOCK})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_SHORT_YEAR = re.compile(r"\d{2}[年/.\-]\d{1,2}[月/.\-]\d{1,2}.*")
_TO = re.compile(r"[—–~〜]+|至|到|(?<=\d)\s+-\s+(?=\d)|(?<=:\d\d)-(?=\d)")
_DATED = re.compile(r"\d{4}\D")


class NoMoment(ValueError):
    """The message says in Chinese why this is no day or time."""


def moment(text: str, *, months: bool = False) -> tuple[date, time | None]:
    """The day and, where it stands there, the time; ``months`` allows a day to be missing. Raises NoMoment."""
    plain = unicodedata.normalize("NFKC", text).strip()
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return _day(*map(int, compact.groups())), None
    match = _MOMENT.fullmatch(plain)
    if match is None:
        raise NoMoment(_why(plain))
    if not match["day"] and not months:
        raise NoMoment("缺少“日”，请写全，例如 2026-03-12")
    return _day(int(match["year"]), int(match["month"]), int(match["day"] or 1)), _clock(match)


def span(text: str) -> tuple[datetime, datetime | None]:
    """Begin and end of 「2026-03-12 14:30—16:00」 or 「2026-03-12 14:30 至 2026-03-13 9:00」. Raises NoMoment."""
    begin, *rest = [part.strip() for part in _TO.split(unicodedata.normalize("NFKC", text).strip()) if part.strip()]
    day, clock = moment(begin)
    if not rest:
        return aware(day, clock), None
    end = rest[0] if _DATED.match(rest[0]) else f"{day.isoformat()} {rest[0]}"
    return aware(day, clock), aware(*moment(end))


def _why(plain: str) -> str:
    if _SERIAL.fullmatch(plain):
        return "看起来是 Excel 的日期序号，请把这一栏的单元格格式设成日期"
    if _SHORT_YEAR.fullmatch(plain):
        return "年份要写四位，例如 2026-03-12"
    return "不是能认出的日期，请写作 2026-03-12 或 2026-03-12 14:30"


def _day(year: int, month: int, day: int) -> date:
    try:
        return plausible(date(year, month, day))
    except ValueError as no:
        raise no if isinstance(no, NoMoment) else NoMoment("没有这一天，请核对月份和日期") from None


def plausible(day: date) -> date:
    """The same day; raises NoMoment for years nobody can mean."""
    if not days.is_plausible(day):
        raise NoMoment(f"年份 {day.year} 不对，请核对")
    return day


def _clock(match: re.Match[str]) -> time | None:
    if not match["hour"]:
        return None
    hour = int(match["hour"])
    if match["half"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        raise NoMoment("没有这个时刻，请写作 14:30") from None


def aware(day: date, clock: time | None) -> datetime:
    """The moment in local time."""
    return timezone.make_aware(datetime.combine(day, clock or time()))


def to_the_second(value: datetime) -> datetime:
    """Excel keeps days as fractions; what comes back may be off by some microseconds."""
    return (value + timedelta(microseconds=500_000)).replace(microsecond=0)
