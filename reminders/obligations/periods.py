"""Months, quarters, halves and years as rows, so that one statement can join them with thousands of branches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

# Spans of one kind in a year, each with the months it takes.
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
FAR_PAST, FAR_FUTURE = date(1900, 1, 1), date(9999, 12, 31)
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")

# kind, key, label, first day, last day
Row = tuple[str, str, str, date, date]


def of_year(year: int) -> Iterator[Row]:
    """The nineteen periods of one year."""
    for kind, months in MONTHS.items():
        for index in range(12 // months):
            first = date(year, index * months + 1, 1)
            yield kind, *_names(kind, year, index), first, _last_day(year, index * months + months)


def standing() -> list[Row]:
    """Those that are no stretch of the calendar."""
    return [
        ("once", "once", "运行期内", FAR_PAST, FAR_FUTURE),
        ("event", "event", "事项", FAR_PAST, FAR_FUTURE),
        ("rolling", "rolling", "连续计算", FAR_PAST, FAR_FUTURE),
    ]


def _names(kind: str, year: int, index: int) -> tuple[str, str]:
    if kind == "month":
        return f"{year}-{index + 1:02d}", f"{year}年{index + 1}月"
    if kind == "quarter":
        return f"{year}Q{index + 1}", f"{year}年{QUARTERS[index]}"
    if kind == "half_year":
        return f"{year}H{index + 1}", f"{year}年{('上', '下')[index]}半年"
    return str(year), f"{year}年"


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
