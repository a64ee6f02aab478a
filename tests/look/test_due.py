"""The words on a deadline's chip, as interface.md words them."""

from datetime import UTC, date, datetime

import pytest

from records import settings_store
from records.ui.due import due_chip

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("due", "text", "colour"),
    [
        (date(2026, 12, 1), "还有 9 天", "gray"),
        (date(2026, 11, 26), "还有 4 天", "gray"),
        (date(2026, 11, 25), "还有 3 天", "orange"),
        (date(2026, 11, 22), "今天到期", "orange"),
        (date(2026, 11, 21), "已逾期 1 天", "red"),
        (date(2026, 10, 22), "已逾期 31 天", "red"),
    ],
)
def test_open_work_counts_the_days_to_its_deadline(db, due, text, colour):
    chip = due_chip(due, today=TODAY)
    assert (chip.text, chip.colour) == (text, colour)


@pytest.mark.parametrize(
    ("done", "text", "colour"),
    [
        (date(2026, 11, 1), "按期完成", "green"),
        (date(2026, 11, 10), "按期完成", "green"),
        (date(2026, 11, 13), "逾期 3 天完成", "orange"),
    ],
)
def test_done_work_is_judged_by_the_day_it_was_done(done, text, colour):
    chip = due_chip(date(2026, 11, 10), done, today=TODAY)
    assert (chip.text, chip.colour) == (text, colour)


def test_a_moment_late_in_the_utc_day_is_the_next_day_in_beijing():
    done = datetime(2026, 11, 10, 17, 0, tzinfo=UTC)
    assert due_chip(date(2026, 11, 10), done, today=TODAY).text == "逾期 1 天完成"


def test_an_administrator_decides_from_when_on_it_is_orange(db):
    settings_store.put("due_soon_days", 7, by=None, reason="提前一周提醒")
    assert due_chip(date(2026, 11, 29), today=TODAY).colour == "orange"


def test_every_chip_says_the_same_without_colour(db):
    icons = {due_chip(date(2026, 11, day), today=TODAY).icon for day in (21, 23, 30)}
    assert len(icons) == 3
