"""One definition of red and yellow: rows and record agree on every duty and day, statements and Python on the dates."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from django.apps import apps
from django.conf import settings

from reminders import recomputing
from reminders.obligations import colours
from reminders.obligations.models import Obligation, Period
from reminders.obligations.periods import FAR_FUTURE
from reminders.recomputing import colour_days
from reminders.rules.models import Rule, RuleVersion
from tests.reminders.conftest import TODAY

DAY = timedelta(days=1)
OPENS = [TODAY + offset * DAY for offset in range(-2, 3)]
LASTS = [-1, 0, 1, 2, 7]  # days from yellow to red; the first is nonsense, and still both must say the same


@pytest.fixture
def duties(world):
    """Every outcome with every pair of dates around today, and with a red day that never comes."""
    unit, period = world.branch(date(2026, 1, 1)), Period.objects.get(key="2026-11")
    version = RuleVersion.objects.select_related("rule").get(rule__code="MT-05")
    pairs = [(opens, opens + last * DAY) for opens, last in product(OPENS, LASTS)]
    pairs += [(opens, FAR_FUTURE) for opens in OPENS] + [(FAR_FUTURE, FAR_FUTURE)]
    return Obligation.objects.bulk_create(
        Obligation(
            rule=version.rule, version=version, unit=unit, period=period, subject=f"s{number}", outcome=outcome,
            starts_on=TODAY, ends_on=TODAY, due_on=red - DAY, yellow_from=yellow, red_from=red,
        )
        for number, (outcome, (yellow, red)) in enumerate(product(Obligation.Outcome.values, pairs))
    )  # fmt: skip


@pytest.mark.parametrize("offset", range(-4, 12))
def test_rows_and_record_say_the_same(duties, offset):
    day, rows = TODAY + offset * DAY, Obligation.objects.filter(subject__startswith="s")
    for asked in ("is_red", "is_yellow", "is_lit"):
        by_rows = set(getattr(rows, asked.removeprefix("is_"))(day).values_list("pk", flat=True))
        assert by_rows == {duty.pk for duty in duties if getattr(duty, asked)(day)}, asked
    assert rows.count() == len(duties) == 5 * 31


@pytest.mark.parametrize("offset", range(-4, 12))
def test_counts_and_the_word_follow(duties, offset):
    day, rows = TODAY + offset * DAY, Obligation.objects.filter(subject__startswith="s")
    said = [duty.light(day) for duty in duties]
    counted = rows.aggregate(red=colours.count_red(day), yellow=colours.count_yellow(day))
    assert counted == {"red": said.count("red"), "yellow": said.count("yellow")}
    assert rows.lit(day).count() == counted["red"] + counted["yellow"]


def test_without_a_day_it_is_today(duties):
    for duty in duties:
        assert (duty.is_red(), duty.is_yellow(), duty.light()) == (
            duty.is_red(TODAY), duty.is_yellow(TODAY), duty.light(TODAY),
        )  # fmt: skip
    assert set(Obligation.objects.red()) == set(Obligation.objects.red(TODAY))
    assert set(Obligation.objects.yellow()) == set(Obligation.objects.yellow(TODAY))
    assert set(Obligation.objects.lit()) == set(Obligation.objects.lit(TODAY))


RED_FROM = date(2026, 12, 3)  # due on 30 November, two days of grace
BOUNDARIES = [
    (date(2026, 11, 22), "green"), (date(2026, 11, 23), "yellow"), (date(2026, 11, 24), "yellow"),
    (date(2026, 12, 2), "yellow"), (date(2026, 12, 3), "red"), (date(2026, 12, 4), "red"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "light"), BOUNDARIES)
@pytest.mark.parametrize("state", ["open", "on_time", "late", "exempt"])
def test_the_days_themselves(world, day, light, state):
    duty = Obligation(outcome=state, yellow_from=date(2026, 11, 23), due_on=date(2026, 11, 30), red_from=RED_FROM)
    assert duty.light(day) == (light if state == "open" else "green")


@pytest.mark.parametrize("severity", RuleVersion.Severity.values)
@pytest.mark.parametrize(("window", "grace"), [(0, 0), (0, 2), (7, 0), (30, 5)])
@pytest.mark.parametrize("code", ["MT-05", "SEED-14", "MT-18", "BR-10"])
def test_statements_and_python_count_the_same_days(world, code, severity, window, grace):
    """By the month, once, rolling (three statements) and after an event (Python)."""
    RuleVersion.objects.filter(rule__code=code).update(window_days=window, grace_days=grace, severity=severity)
    unit = world.branch(date(2026, 3, 1), formal=1)
    branch = unit.temporary_branch
    branch.dissolving_on = date(2026, 11, 1)
    branch.save(update_fields=["dissolving_on"])
    recomputing.recompute_units([unit.pk])
    recomputing.recompute_deadlines(codes=["branch.dissolving"])
    rows = Obligation.objects.filter(rule=Rule.objects.get(code=code), unit=unit).select_related("version")
    assert rows
    for row in rows:
        opens = colour_days.yellow_from(row.version, row.due_on)
        begins = row.starts_on if code == "BR-10" else opens  # an event lights nothing before it happens
        assert (row.yellow_from, row.red_from) == (
            max(opens, begins), colour_days.red_from(row.version, row.due_on),
        )  # fmt: skip
        if severity == "info":
            assert (row.yellow_from, row.red_from) == (FAR_FUTURE, FAR_FUTURE)
        else:
            assert row.red_from - row.due_on == (grace + 1) * DAY
            assert row.due_on - opens == window * DAY


COMPARED = re.compile(r"(yellow|red)_from(__(lte?|gte?|range)\b|\s*[<>])|[<>]=?\s*[\w.]*\b(yellow|red)_from\b")


def test_nobody_compares_the_dates_elsewhere():
    """Whoever needs a colour asks for it; one that compares by itself would be the second definition."""
    found = [
        f"{path.relative_to(settings.BASE_DIR)}: {line.strip()}"
        for app in apps.get_app_configs() if app.path.startswith(str(settings.BASE_DIR)) and ".venv" not in app.path
        for path in settings.BASE_DIR.joinpath(app.path).rglob("*.py") if path.name != "colours.py"
        for line in path.read_text(encoding="utf-8").splitlines() if COMPARED.search(line)
    ]  # fmt: skip
    assert found == []
    assert COMPARED.search("filter(red_from__lte=day)") and COMPARED.search("if day >= self.red_from:")
