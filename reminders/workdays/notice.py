"""Entering the year's official notice from an Excel sheet: 日期, 上班或休息, 名称."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any

from django.db import transaction
from openpyxl import load_workbook

from reminders.workdays.models import CalendarDay, CalendarYear

HEADS = ("日期", "上班或休息", "名称")
WORDS = {"上班": True, "班": True, "休息": False, "放假": False, "休": False}
MOST_ROWS = 400


@dataclass
class Reading:
    """What a sheet says, row by row; ``errors`` holds (row number, sentence)."""

    year: int
    days: list[CalendarDay] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)

    def row(self, number: int, cells: Sequence[object]) -> None:
        day, word, name = (*cells, None, None, None)[:3]
        when = _as_day(day)
        if when is None:
            self.errors.append((number, "日期看不懂，请写成 2027-02-06 这样的格式。"))
        elif when.year != self.year:
            self.errors.append((number, f"这一天不在 {self.year} 年内。"))
        elif str(word or "").strip() not in WORDS:
            self.errors.append((number, "第二列请填“上班”或“休息”。"))
        elif any(known.date == when for known in self.days):
            self.errors.append((number, f"{when} 重复出现。"))
        else:
            self.days.append(_calendar_day(when, WORDS[str(word).strip()], str(name or "").strip()))


def _calendar_day(day: date, is_workday: bool, name: str) -> CalendarDay:
    return CalendarDay(date=day, is_workday=is_workday, name=name[:40], source=CalendarDay.Source.NOTICE)


def _as_day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "").strip().replace("/", "-").replace(".", "-")
    try:
        return date(*(int(part) for part in text.split("-")))
    except (TypeError, ValueError):
        return None


def read(stream: IO[bytes], year: int) -> Reading:
    """Never raises for a bad file: whatever is wrong with it stands in ``errors``."""
    reading = Reading(year)
    try:
        book = load_workbook(stream, read_only=True, data_only=True)
        rows: Iterable[Any] = book.worksheets[0].iter_rows(min_row=2, max_row=MOST_ROWS, max_col=3, values_only=True)
        for number, cells in enumerate(rows, start=2):
            if any(cell not in (None, "") for cell in cells):
                reading.row(number, cells)
    except Exception:
        # A workbook can be broken in more ways than can be listed; the person is told the same thing for each.
        reading.errors.append((0, "这个文件打不开，请用模板另存为 .xlsx 后再试。"))
    if not reading.days and not reading.errors:
        reading.errors.append((0, "文件里没有日期，请从第 2 行开始填写。"))
    return reading


def confirm_year(reading: Reading, *, notice: str) -> CalendarYear:
    """Replace the year's days by those of the notice. The caller has checked that there are no errors."""
    with transaction.atomic():
        CalendarDay.objects.filter(date__year=reading.year).delete()
        CalendarDay.objects.bulk_create(reading.days)
        row, _ = CalendarYear.objects.update_or_create(
            year=reading.year, defaults={"confirmed": True, "notice": notice[:80]}
        )
    return row


def confirm_as_known(year: int, *, notice: str) -> CalendarYear:
    """The days on the page are those of the notice: nothing changes but the word that they count."""
    with transaction.atomic():
        row, _ = CalendarYear.objects.update_or_create(year=year, defaults={"confirmed": True, "notice": notice[:80]})
    return row
