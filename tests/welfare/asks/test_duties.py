"""五必问 is owed to each person on the roster for each question; the light says what is missing and of whom."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from records import voiding
from reminders import recomputing
from reminders.lights.gaps import in_numbers
from reminders.lights.lit import explained, with_words
from reminders.notices.planning import line as message
from reminders.obligations.models import Obligation
from reminders.obligations.states import State
from reminders.recomputing import missing
from tests.cast import Cast, signed_in
from tests.reminders.conftest import TODAY, World
from tests.welfare.picked import item
from welfare.asks import acts
from welfare.asks.acts import Said
from welfare.asks.models import Ask
from welfare.coverage import covering, periods
from welfare.must_items.models import MustItem

FIVE = ("thought", "work", "leisure", "growth", "integrity")


def owed(unit: Unit, key: str = "2026Q3") -> Obligation:
    recomputing.recompute_units([unit.pk])
    return with_words(Obligation.objects.filter(unit=unit, rule__code="SEED-25-ASK")).get(period__key=key)


def ask(unit: Unit, people: list[Person], codes: tuple[str, ...] = FIVE, day: date = date(2026, 8, 12)) -> None:
    for person in people:
        for code in codes:
            Ask(unit=unit, person=person, item=item(code), asked_on=day).derive().save()


def people_of(unit: Unit) -> list[Person]:
    return [stay.person for stay in TemporaryMembership.objects.filter(unit=unit).select_related("person")]


@pytest.fixture
def unit(world: World) -> Unit:
    branch: Unit = world.branch(date(2026, 3, 6), formal=3)
    return branch


def test_one_question_to_one_person_is_not_five_questions_to_all(unit: Unit) -> None:
    ask(unit, people_of(unit)[:1], ("thought",))
    found = owed(unit)
    assert (found.needed, found.done, found.outcome) == (15, 1, "open")
    ask(unit, people_of(unit), ("thought",))
    assert (owed(unit).done, owed(unit).outcome) == (3, "open")


def test_everybody_asked_about_everything_is_done_and_one_person_left_out_is_not(unit: Unit) -> None:
    people = people_of(unit)
    ask(unit, people[:2])
    assert (owed(unit).done, owed(unit).state(TODAY)) == (10, State.OVERDUE)
    ask(unit, people[2:])
    assert (owed(unit).done, owed(unit).state(TODAY)) == (15, State.ON_TIME)


def test_masses_on_the_roster_are_asked_too(world: World, unit: Unit) -> None:
    worker = world.member(unit, date(2026, 3, 6), standing=Person.Standing.NON_MEMBER)
    ask(unit, [person for person in people_of(unit) if person != worker])
    assert (owed(unit).needed, owed(unit).outcome) == (20, "open")
    ask(unit, [worker])
    assert owed(unit).outcome == "on_time"


def test_who_left_within_the_quarter_is_asked_no_more_and_fills_nobodys_place(world: World, unit: Unit) -> None:
    """秦朗 of the year left on 20 May: what was asked of him does not stand for who stayed."""
    gone = world.member(unit, date(2026, 3, 6), date(2026, 8, 20))
    stayed = [person for person in people_of(unit) if person != gone]
    ask(unit, [gone, *stayed[:2]])
    assert (owed(unit).needed, owed(unit).done, owed(unit).outcome) == (15, 10, "open")
    ask(unit, stayed[2:])
    assert owed(unit).outcome == "on_time"


def test_who_came_in_the_last_days_is_not_yet_asked_for(world: World, unit: Unit) -> None:
    ask(unit, people_of(unit))
    world.member(unit, date(2026, 9, 17))  # fourteen days of September
    assert (owed(unit).needed, owed(unit).outcome) == (15, "on_time")
    world.member(unit, date(2026, 9, 16))  # fifteen
    assert (owed(unit).needed, owed(unit).outcome) == (20, "open")


def test_a_branch_that_ended_is_measured_on_who_was_there_on_its_last_day(world: World) -> None:
    unit = world.branch(date(2026, 3, 6), date(2026, 8, 31), formal=2)
    world.member(unit, date(2026, 3, 6), date(2026, 7, 20))
    ask(unit, [stay.person for stay in unit.memberships.filter(ends_on=date(2026, 8, 31))], day=date(2026, 7, 15))
    assert (owed(unit).needed, owed(unit).outcome) == (10, "on_time")


def says(cast: Cast, reader: Person) -> Any:
    rows = with_words(Obligation.objects.filter(unit=cast.jia.unit, rule__code="SEED-25-ASK", period__key="2026Q4"))
    [line] = explained(rows, reader.user)
    return line


@pytest.fixture
def asked(today: Any, cast: Cast) -> Cast:
    """In 甲 everybody was asked about everything, but 陈晓东 about nothing and 张雪 not about 业余生活."""
    for person in people_of(cast.jia.unit):
        codes = FIVE if person not in (cast.chenxiaodong, cast.zhangxue) else ("thought", "work", "growth", "integrity")
        ask(cast.jia.unit, [person] if person != cast.chenxiaodong else [], codes, day=TODAY)
    recomputing.recompute_units([cast.jia.unit_id])
    return cast


def test_the_light_names_who_is_missing_and_which_question(asked: Cast) -> None:
    line = says(asked, asked.lijianjun)
    assert "陈晓东（全部 5 项）" in line.reason and "张雪（业余生活）" in line.reason
    page = signed_in(asked.lijianjun).get(f"/reminders/duties/{line.obligation.pk}/").content.decode()
    assert "陈晓东（全部 5 项）" in page and "张雪（业余生活）" in page
    branch = signed_in(asked.lijianjun).get(f"/temporary-branches/{asked.jia.pk}/?tab=regular").content.decode()
    assert "张雪（业余生活）" in branch


def test_what_is_told_in_confidence_is_only_counted_for_who_is_not_told(asked: Cast) -> None:
    """副书记 asks, and is not told about 廉洁自律."""
    line = says(asked, asked.wanghaiyan)
    assert (
        "廉洁自律" not in line.reason
        and "陈晓东（全部 4 项）" in line.reason
        and "另有 1 项由书记、纪检委员办理" in line.reason
    )


def test_names_are_not_for_a_plain_member_who_is_offered_no_form_either(asked: Cast) -> None:
    line = says(asked, asked.zhouqian)
    assert "陈晓东" not in line.reason and "还缺 2 人 6 项" in line.reason
    assert line.url == ""


def test_the_link_lists_exactly_what_is_missing(asked: Cast) -> None:
    page = signed_in(asked.lijianjun).get(says(asked, asked.lijianjun).url)
    listed = {(person.name, line.item.code) for person, lines in page.context["lines"].people for line in lines}
    assert listed == {("陈晓东", code) for code in FIVE} | {("张雪", "leisure")}


def test_page_of_coverage_and_duty_count_the_same(asked: Cast) -> None:
    duty = says(asked, asked.lijianjun).obligation
    span = periods.quarter(TODAY)
    left = covering.missing(asked.jia.unit, span)
    assert (len(left), duty.needed - duty.done) == (6, 6)
    [line] = covering.branches([asked.jia.unit], span)
    assert (line.people * 5, line.asked) == (duty.needed, line.people - 2)


def test_an_answer_saved_or_taken_back_sets_the_light_right_in_few_queries(asked: Cast) -> None:
    duty = says(asked, asked.lijianjun).obligation
    with CaptureQueriesContext(connection) as queries:
        recomputing.recompute_record(asked.jia.unit_id, "must.ask.leisure")
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) <= 6
    before = duty.done
    made = acts.ask_all(
        unit=asked.jia.unit,
        on=TODAY,
        answers=[Said(asked.zhangxue, MustItem.objects.get(code="leisure"))],
        page=uuid.uuid4(),
        by=asked.lijianjun.user,
    )
    duty.refresh_from_db()
    assert duty.done == before + 1
    voiding.discard(made[0], by=asked.lijianjun.user, reason="登记错了", power="care")
    duty.refresh_from_db()
    assert duty.done == before


def test_the_message_says_how_many_are_missing_and_names_nobody(asked: Cast) -> None:
    duty = says(asked, asked.lijianjun).obligation
    text = message(duty, TODAY + timedelta(days=60), in_numbers(missing.of([duty])[duty.pk]))
    assert "还缺 2 人 6 项" in text and "陈晓东" not in text
