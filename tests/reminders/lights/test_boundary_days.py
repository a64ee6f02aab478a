"""On every page, count, list, file and message: the day before, the day itself and the day after, of yellow and of red.

One duty of 甲, due on 30 November with two days of grace: yellow from 23 November, red from 3 December.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from branches.handover import burning as left
from branches.life.models import TemporaryBranch
from branches.page import lights as branch_lights
from records import settings_store
from reminders import recomputing
from reminders.lights import lit as lights
from reminders.lights import rates, todo
from reminders.notices import delivering, planning, stages
from reminders.notices.models import DayRun, Dispatch, Notice, Reminder
from reminders.numbers import LOOK_BACK_DAYS
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion
from reminders.rules.preview import preview
from tests.branches.rules.published import publish
from tests.cast import Cast, signed_in
from tests.reminders.conftest import local

DAYS = [date(2026, 11, day) for day in (22, 23, 24)] + [date(2026, 12, day) for day in (2, 3, 4)]
SAYS = ["green", "yellow", "yellow", "yellow", "red", "red"]
COLOUR_OF = {"planned": "green", "soon": "yellow", "grace": "yellow", "overdue": "red", "late": "green"}
WORDS = {"green": "绿灯", "yellow": "黄灯", "red": "红灯"}

Reader = Callable[[Cast], str]


@pytest.fixture
def duty(today, cast: Cast) -> Obligation:
    """The only one there is."""
    RuleVersion.objects.exclude(rule__code__in=("MT-05", "SEED-11")).delete()
    RuleVersion.objects.filter(rule__code="MT-05").update(valid_from=date(2026, 11, 1), window_days=7, grace_days=2)
    recomputing.recompute_units([cast.jia.unit_id])
    found = Obligation.objects.get(unit=cast.jia.unit, rule__code="MT-05", period__key="2026-11")
    Obligation.objects.exclude(pk=found.pk).delete()
    return found


def shown(client: Any, address: str, **query: str) -> Any:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer


def page(person: Any, name: str, *args: Any, **query: str) -> Any:
    return shown(signed_in(person), reverse(f"reminders:{name}", args=args), **query)


def only_lit(rows: list[Any]) -> str:
    """A list of what burns holds the one duty, or nothing."""
    assert len(rows) <= 1
    assert all(row.light != "green" for row in rows)
    return rows[0].light if rows else "green"


# --- lights -----------------------------------------------------------------------------------------------------------


def lights_list(cast: Cast) -> str:
    """Row, focus, numbers and the heads of the tabs; and each tab lists exactly what it counts."""
    context = page(cast.huangweijie, "branches").context
    row = next(row for row in context["rows"] if row.unit == cast.jia.unit)
    counts = {tab.code: tab.count for tab in context["tabs"]}
    for code in ("red", "yellow", "green"):
        listed = page(cast.huangweijie, "branches", light=code).context["rows"]
        assert len(listed) == counts[code]
        assert (cast.jia.unit in [one.unit for one in listed]) == (code == row.light)
    assert row.focuses["cohesion"] == row.light
    assert (row.red, row.yellow) == (int(row.light == "red"), int(row.light == "yellow"))
    return str(row.light)


def lights_of_units(cast: Cast) -> str:
    units = page(cast.linjing, "branches").context["units"]
    _, red, yellow, green = next(row for row in units if row[0] == cast.first)
    assert red + yellow + green == 2  # 甲 and 乙
    return lights.UnitLight(cast.first, red, yellow).light


def lights_of_one(cast: Cast) -> str:
    answer = page(cast.lijianjun, "branch", cast.jia.unit_id)
    light = only_lit(answer.context["rows"])
    assert answer.context["rates"].missed == int(light == "red")
    assert dict(answer.context["focuses"])["思想凝聚"].missed == int(light == "red")
    return light


def month_matrix(cast: Cast) -> str:
    rows = dict(page(cast.huangweijie, "matrix", year="2026").context["rows"])
    cell = rows[cast.jia.unit][10]
    assert (cell.asked, cell.done) == (1, 0)
    return COLOUR_OF[cell.state]


def month_cell(cast: Cast) -> str:
    [row] = page(cast.huangweijie, "cell", cast.jia.unit_id, "2026-11").context["rows"]
    return str(row.light)


def my_list(cast: Cast) -> str:
    assert todo.count(cast.lijianjun.user) == len(page(cast.lijianjun, "mine").context["rows"])
    return only_lit(page(cast.lijianjun, "mine").context["rows"])


def my_month(cast: Cast) -> str:
    weeks = page(cast.lijianjun, "mine", view="month", month="2026-11").context["weeks"]
    [(_, state)] = [one for week in weeks for day in week for one in day.duties]
    return COLOUR_OF[state]


def duty_page(cast: Cast) -> str:
    answer = page(cast.lijianjun, "duty", Obligation.objects.get().pk)
    row = answer.context["row"]
    assert ("已逾期" in answer.content.decode()) == (row.light == "red")  # late is what is red, nothing else
    return str(row.light)


# --- branches and projects --------------------------------------------------------------------------------------------


def branch_page(cast: Cast) -> str:
    context = shown(signed_in(cast.lijianjun), f"/temporary-branches/{cast.jia.pk}/").context
    light = context["branch_light"].light
    assert only_lit(context["burning"]) == light
    return str(light)


def branch_ledger(cast: Cast) -> str:
    """The column, and the filter that finds by it."""
    office = signed_in(cast.linjing)
    [light] = branch_lights.with_light(TemporaryBranch.objects.filter(pk=cast.jia.pk), cast.linjing.user).values_list(
        "light", flat=True
    )
    for code in WORDS:
        listed = shown(office, "/temporary-branches/", light=code).content.decode()
        assert (cast.jia.unit.name in listed) == (code == light)
        assert listed.count(f">{WORDS[code]}</span>") >= int(code == light)
    return str(light)


def branch_file(cast: Cast) -> str:
    """The Excel file of what the list shows."""
    found = []
    for code in WORDS:
        answer = signed_in(cast.linjing).get("/temporary-branches/export/", {"light": code})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
        found += [code] * (cast.jia.unit.name in cells)
    [light] = found
    return light


def project_page(cast: Cast) -> str:
    context = shown(signed_in(cast.linjing), f"/projects/{cast.jia.project_id}/").context
    return next(str(row.light) for row in context["project_lights"] if row.unit == cast.jia.unit)


def merging(cast: Cast) -> str:
    """What is told before an organisation is merged: what burns."""
    return only_lit(lights.explained(lights.with_words(left.burning(cast.jia.unit)), cast.lijianjun.user))


# --- workbench --------------------------------------------------------------------------------------------------------


def workbench_lights(cast: Cast) -> str:
    found = shown(signed_in(cast.huangweijie), "/").context["lights"]
    assert found.red + found.yellow + found.green == 2
    light = only_lit(found.worst)
    assert (found.red, found.yellow) == (int(light == "red"), int(light == "yellow"))
    return light


def workbench_duties(cast: Cast) -> str:
    return only_lit(shown(signed_in(cast.lijianjun), "/").context["duties"])


PAGES: list[Reader] = [
    lights_list, lights_of_units, lights_of_one, month_matrix, month_cell, my_list, my_month, duty_page, branch_page,
    branch_ledger, branch_file, project_page, merging, workbench_lights, workbench_duties,
]  # fmt: skip


@pytest.mark.parametrize("read", PAGES, ids=lambda read: read.__name__)
def test_every_page_turns_on_the_day(duty: Obligation, cast: Cast, today, read: Reader) -> None:
    found = []
    for day in DAYS:
        today.move_to(local(day))
        found.append(read(cast))
    assert found == SAYS


def test_what_was_made_up_lights_no_page(duty: Obligation, cast: Cast, today) -> None:
    """As what was done in time or let off: tests/reminders/obligations/test_colours.py."""
    Obligation.objects.update(outcome="late")
    today.move_to(local(DAYS[-1]))
    for read in PAGES:
        if read is not month_matrix:
            assert read(cast) == "green", read.__name__
    cell = dict(page(cast.huangweijie, "matrix", year="2026").context["rows"])[cast.jia.unit][10]
    assert (cell.state, cell.word, cell.done) == ("late", "逾期完成（补报）", 1)


def test_the_tab_of_the_period_turns_on_the_day(duty: Obligation, cast: Cast, today) -> None:
    """It shows the period that runs, so here the deadline lies within it."""
    Obligation.objects.update(yellow_from=date(2026, 11, 9), due_on=date(2026, 11, 16), red_from=date(2026, 11, 19))
    found = []
    for number in (8, 9, 10, 18, 19, 20):
        today.move_to(local(date(2026, 11, number)))
        answer = shown(signed_in(cast.lijianjun), f"/temporary-branches/{cast.jia.pk}/", tab="regular")
        [row] = answer.context["regular"]
        found.append(row.light)
    assert found == SAYS


def test_a_branch_is_in_the_table_of_units_by_its_worst_light(duty: Obligation, cast: Cast, today) -> None:
    """One red and one yellow duty: red, once."""
    more = copy(duty)
    more.pk, more.subject, more.yellow_from, more.red_from = None, "another", date(2026, 12, 1), date(2027, 1, 1)
    more.save()
    today.move_to(local(DAYS[4]))
    assert [lights_of_units(cast), workbench_lights_of_two(cast)] == ["red", "red"]
    row = next(row for row in page(cast.huangweijie, "branches").context["rows"] if row.unit == cast.jia.unit)
    assert (row.light, row.red, row.yellow, row.focuses["cohesion"]) == ("red", 1, 1, "red")


def workbench_lights_of_two(cast: Cast) -> str:
    found = shown(signed_in(cast.huangweijie), "/").context["lights"]
    assert [(one.light, one.red, one.yellow, one.more) for one in found.worst] == [("red", 1, 1, 0)]
    return lights.UnitLight(cast.first, found.red, found.yellow).light


def test_rates_count_as_missed_what_is_red(duty: Obligation, cast: Cast) -> None:
    rows = Obligation.objects.all()
    found = [(rates.of(rows, day).missed, rates.by(rows, "unit", day)[cast.jia.unit_id].missed) for day in DAYS]
    assert found == [(int(light == "red"),) * 2 for light in SAYS]


def test_a_preview_counts_as_missed_what_is_red(duty: Obligation, cast: Cast) -> None:
    """April to October were missed already; November is asked from its last day on and missed when it is red."""
    version = RuleVersion.objects.get(rule__code="MT-05")
    found = []
    for day in DAYS:
        tried = preview(version, ["activity.themed_party_day"], day)
        line = next(line for line in tried.lines if line["unit"] == cast.jia.unit.short_name)
        assert tried.rates.missed == sum(int(str(one["missed"])) for one in tried.lines)
        found.append((line["asked"], line["missed"]))
    before = found[0][1]
    assert found == [(before, before)] * 3 + [(before + 1, before), (before + 1, before + 1), (before + 1, before + 1)]


def test_messages_turn_on_the_day(duty: Obligation, cast: Cast, today) -> None:
    """Each day as if nobody had been told before."""
    titles = {"今日提醒：1 项将到期": "yellow", "今日提醒：1 项逾期": "red"}
    found = []
    for day in DAYS:
        today.move_to(local(day, 9))
        for told in (Reminder, Notice, Dispatch, DayRun):
            told.objects.all().delete()
        planning.run_day(day)
        delivering.deliver(delivering.unpublished())
        notice = Notice.objects.filter(recipient=cast.lijianjun.user).first()
        found.append(titles[notice.title] if notice else "green")
        assert ("已逾期" in notice.body if notice else False) == (found[-1] == "red")
    assert found == SAYS


def test_stages_turn_on_the_day(duty: Obligation) -> None:
    assert [stages.reached(duty, day) for day in DAYS] == [
        [], ["d7"], ["d7"], ["d0"], ["overdue", "unit"], ["overdue", "unit"],
    ]  # fmt: skip


def test_missing_signatures_turn_on_the_day(duty: Obligation, cast: Cast, today) -> None:
    """Asked for on 22 November: thirty days, seven of them yellow, two of grace."""
    RuleVersion.objects.filter(rule__code="SEED-11").update(window_days=7, grace_days=2)
    publish(cast.linjing, cast)
    found = []
    for number in (14, 15, 16, 24, 25, 26):
        today.move_to(local(date(2026, 12, number)))
        answer = shown(signed_in(cast.huangweijie), reverse("branches:unsigned"))
        [line] = [line for line in answer.context["lines"] if line.duty.unit_id == cast.jia.unit_id]
        found.append(line.light)
        assert ("已逾期" in line.deadline) == (line.light == "red")
        assert line.deadline in answer.content.decode()
    assert found == SAYS


def test_what_is_long_past_burns_no_more_from_one_day_on_everywhere(duty: Obligation, cast: Cast, today) -> None:
    """Due on 30 November: ten days are looked back, both ends counted."""
    settings_store.put(LOOK_BACK_DAYS, 10, by=None, reason="只看最近")
    for day, light in ((date(2026, 12, 10), "red"), (date(2026, 12, 11), "green")):
        today.move_to(local(day, 9))
        for read in (lights_list, lights_of_units, my_list, branch_page, branch_ledger, merging, workbench_lights):
            assert read(cast) == light, (day, read.__name__)
        DayRun.objects.all().delete()
        planning.run_day(day)
        assert Reminder.objects.exists() == (light == "red")
        Reminder.objects.all().delete()
