"""Deadlines honour 调休 and say when a year is only provisional."""

from datetime import date
from io import BytesIO

import pytest

from reminders import workdays
from reminders.workdays.models import CalendarDay, CalendarYear
from reminders.workdays.notice import confirm_year, read
from reminders.workdays.warning import unconfirmed_sentence, unconfirmed_years
from tests.reminders.workdays.holiday_notice import sheet

pytestmark = pytest.mark.django_db


def test_five_working_days_after_the_29th_of_september_2026_is_the_12th_of_october():
    # 2026-10-10 is a working Saturday (rules.md section 8).
    assert workdays.load().after_workdays(date(2026, 9, 29), 5) == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 14), True),  # 调休, a Saturday
        (date(2026, 2, 16), False),  # 除夕, a Monday
        (date(2026, 11, 21), False),
        (date(2026, 11, 23), True),
        (date(2024, 2, 29), True),
    ],
)
def test_a_day_is_worked_as_the_notice_says(day, worked):
    assert workdays.load().is_workday(day) is worked


def test_a_calendar_day_limit_that_ends_in_a_holiday_moves_to_the_next_working_day():
    assert workdays.load().after_days(date(2026, 9, 16), 15) == date(2026, 10, 8)


def test_leap_day_counts():
    assert workdays.load().after_workdays(date(2024, 2, 28), 1) == date(2024, 2, 29)


def test_next_year_knows_statutory_days_but_is_provisional():
    almanac = workdays.load()
    assert not almanac.is_workday(date(2027, 2, 8))  # 春节, a Monday
    assert almanac.is_provisional(date(2027, 2, 8))
    assert not almanac.is_provisional(date(2026, 2, 8))


def test_the_warning_comes_a_quarter_ahead_and_goes_when_the_notice_is_entered():
    assert unconfirmed_years(date(2026, 9, 1)) == []
    assert "2027年" in unconfirmed_sentence(date(2026, 11, 22))
    CalendarYear.objects.filter(year=2027).update(confirmed=True)
    assert unconfirmed_sentence(date(2026, 11, 22)) == ""


def test_the_notice_of_a_year_replaces_the_provisional_days():
    reading = read(sheet(["2027-02-06", "休息", "春节"], [date(2027, 2, 20), "上班", "春节调休上班"]), 2027)
    assert reading.errors == []
    confirm_year(reading, notice="国办发明电〔2026〕9号")
    assert workdays.load().is_workday(date(2027, 2, 20))
    assert not workdays.load().is_provisional(date(2027, 2, 20))
    assert not CalendarDay.objects.filter(date__year=2027, source=CalendarDay.Source.PROVISIONAL).exists()


def test_a_bad_sheet_is_told_row_by_row_and_changes_nothing():
    reading = read(sheet(["二月六日", "休息"], ["2026-02-06", "休息"], ["2027-02-06", "也许"]), 2027)
    assert [number for number, _ in reading.errors] == [2, 3, 4]
    assert reading.days == []


def test_a_file_that_is_no_workbook_is_a_sentence_and_not_a_crash():
    assert read(BytesIO(b"not a workbook"), 2027).errors[0][1].startswith("这个文件打不开")
