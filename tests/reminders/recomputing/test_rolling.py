"""MT-18: six months without organised life anywhere, counted for each person from the last time on."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from education.attendance.models import Attendance
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from reminders import recomputing
from reminders.lights import messages, rates
from reminders.lights.lit import with_words
from reminders.notices.recipients import holders, told
from reminders.obligations.models import Obligation
from reminders.recomputing import rolling
from reminders.recomputing.whom import Whom
from reminders.relief.models import Exemption, Suspension
from reminders.rules.models import Rule, RuleVersion
from tests.cast import days_ago, signed_in
from tests.reminders.conftest import local

PARTY_DAY = "themed_party_day"
PRESENT, LEAVE, ABSENT = Attendance.Status.PRESENT, Attendance.Status.LEAVE, Attendance.Status.ABSENT


def attend(world, unit, person, day, status=PRESENT, state="approved"):
    activity = world.held(unit, PARTY_DAY, day, state=state)
    Attendance.objects.create(activity=activity, person=person, status=status)
    recomputing.recompute_people([person.pk])


def duty(person, unit, rule="MT-18"):
    recomputing.recompute_units(TemporaryMembership.objects.filter(person=person).values_list("unit_id", flat=True))
    rows = Obligation.objects.filter(rule__code=rule, unit=unit, title=person.name)
    return rows.select_related("version", "rule", "period").first()


@pytest.fixture
def unit(world):
    return world.branch(date(2026, 3, 1), formal=0)


@pytest.fixture
def person(world, unit):
    return world.member(unit, date(2026, 3, 31))


def test_the_clock_starts_with_coming_out_and_moves_on_with_every_attendance(world, unit, person):
    assert duty(person, unit).due_on == date(2026, 9, 30)  # six calendar months; September has thirty days
    assert duty(person, unit).light() == "red"
    attend(world, unit, person, date(2026, 10, 9))
    now = duty(person, unit)
    assert (now.starts_on, now.due_on, now.light()) == (date(2026, 10, 9), date(2027, 4, 9), "green")


def test_the_light_goes_yellow_thirty_days_before(world, unit, person, today):
    attend(world, unit, person, date(2026, 6, 1))
    assert duty(person, unit).due_on == date(2026, 12, 1)
    assert [duty(person, unit).light(day) for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 2))] == [
        "green", "yellow", "red",
    ]  # fmt: skip


def test_attendance_in_any_branch_counts_once_and_for_all(world, unit, person):
    other = world.branch(date(2026, 4, 1), formal=0)
    TemporaryMembership.objects.create(person=person, unit=other, starts_on=date(2026, 4, 1))
    attend(world, other, person, date(2026, 11, 1))
    assert {duty(person, where).starts_on for where in (unit, other)} == {date(2026, 11, 1)}


@pytest.mark.parametrize(("status", "counts"), [(LEAVE, True), (Attendance.Status.OBSERVER, True), (ABSENT, False)])
def test_leave_and_sitting_in_count_absence_does_not(world, unit, person, status, counts):
    attend(world, unit, person, date(2026, 11, 2), status)
    assert (duty(person, unit).starts_on == date(2026, 11, 2)) is counts


def test_what_is_not_approved_or_was_voided_does_not_count(world, unit, person):
    attend(world, unit, person, date(2026, 11, 2), state="submitted")
    assert duty(person, unit).light() == "red"


def test_a_suspension_stops_the_clock(world, unit, person):
    Suspension.objects.create(
        unit=unit, starts_on=date(2026, 6, 1), ends_on=date(2026, 8, 31), reason="停工", state="approved"
    )
    assert duty(person, unit).due_on == date(2026, 12, 31)  # 92 days later


def test_an_exemption_is_said(world, unit, person):
    Exemption.objects.create(
        unit=unit, rule=Rule.objects.get(code="MT-18"), starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31),
        reason="住院", state="approved",
    )  # fmt: skip
    assert duty(person, unit).outcome == "exempt"


def test_a_transfer_does_not_start_the_clock_anew_coming_back_after_a_gap_does(world, unit, person):
    other = world.branch(date(2026, 3, 1), formal=0)
    TemporaryMembership.objects.filter(person=person).update(ends_on=date(2026, 8, 1))
    new = TemporaryMembership.objects.create(person=person, unit=other, starts_on=date(2026, 8, 2))
    assert duty(person, other).starts_on == date(2026, 3, 31)
    assert duty(person, unit) is None  # who left a branch is asked there no longer
    TemporaryMembership.objects.filter(pk=new.pk).update(starts_on=date(2026, 8, 3))
    assert duty(person, other).starts_on == date(2026, 8, 3)


@pytest.mark.parametrize(
    ("day", "owed"), [(date(2026, 11, 21), True), (date(2026, 11, 22), True), (date(2026, 11, 23), False)]
)
def test_the_last_day_of_a_stay_still_counts(world, unit, person, today, day, owed):
    """Both ends of a membership are days in the branch."""
    home = world.unit("一部机关党支部", Unit.Kind.HOME_BRANCH, world.first)
    Person.objects.filter(pk=person.pk).update(home_branch=home)
    TemporaryMembership.objects.filter(person=person).update(ends_on=date(2026, 11, 22))
    today.move_to(local(day))
    assert (duty(person, unit) is not None) == owed
    assert (duty(person, home, "MT-18-HOME") is not None) == owed
    assert TemporaryMembership.objects.on(day).filter(person=person).exists() == owed


@pytest.mark.parametrize(
    ("day", "owed"), [(date(2026, 3, 30), False), (date(2026, 3, 31), True), (date(2026, 4, 1), True)]
)
def test_the_first_day_of_a_stay_counts(world, unit, person, today, day, owed):
    today.move_to(local(day))
    assert (duty(person, unit) is not None) == owed


@pytest.mark.parametrize(
    ("day", "owed"), [(date(2026, 11, 21), True), (date(2026, 11, 22), False), (date(2026, 11, 23), False)]
)
@pytest.mark.parametrize("which", ["branch", "home"])
def test_an_organisation_is_asked_until_the_day_on_which_it_ends(world, unit, person, today, day, owed, which):
    """As posts are: on the day of the dissolution nobody answers there any more."""
    home = world.unit("一部机关党支部", Unit.Kind.HOME_BRANCH, world.first)
    Person.objects.filter(pk=person.pk).update(home_branch=home)
    ending, rule = (unit, "MT-18") if which == "branch" else (home, "MT-18-HOME")
    Unit.objects.filter(pk=ending.pk).update(ended_on=date(2026, 11, 22))
    today.move_to(local(day))
    assert (duty(person, ending, rule) is not None) == owed


def test_who_takes_part_without_being_a_member_is_not_asked(world, unit):
    guest = world.member(unit, date(2026, 3, 1), standing=Person.Standing.ACTIVIST)
    assert duty(guest, unit) is None


def test_the_home_branch_is_told_too_until_the_person_is_back(world, unit, person):
    home = world.unit("一部机关党支部", Unit.Kind.HOME_BRANCH, world.first)
    Person.objects.filter(pk=person.pk).update(home_branch=home)
    assert duty(person, home, "MT-18-HOME").light() == "red"
    assert duty(person, home) is None
    TemporaryMembership.objects.filter(person=person).update(ends_on=date(2026, 11, 20))
    assert duty(person, home, "MT-18-HOME") is None


def test_the_number_of_months_is_the_rules_own(world, unit, person):
    RuleVersion.objects.filter(rule__code="MT-18").update(due_months=9)
    assert duty(person, unit).due_on == date(2026, 12, 31)


def test_six_months_after_the_end_of_august_end_with_february(world, today):
    today.move_to(local(date(2027, 1, 5)))
    unit = world.branch(date(2026, 8, 1), formal=0)
    assert duty(world.member(unit, date(2026, 8, 31)), unit).due_on == date(2027, 2, 28)


def test_the_night_finds_nothing_left_to_do(world, unit, person):
    attend(world, unit, person, date(2026, 10, 9))
    recomputing.recompute_everything()
    run = recomputing.recompute_everything()
    assert (run.created, run.corrected, run.removed) == (0, 0, 0)
    assert rolling.recompute(Whom()) == 0


def test_the_cost_does_not_grow_with_the_people(world, unit, django_assert_num_queries):
    for _ in range(12):
        world.member(unit, date(2026, 3, 1))
    with django_assert_num_queries(4):  # savepoint, write, gone, release
        rolling.recompute(Whom(unit_ids=[unit.pk]))


def test_rates_and_the_matrix_leave_it_out(world, unit, person):
    duty(person, unit)
    mine = Obligation.objects.filter(rule__code="MT-18")
    assert (mine.exists(), rates.of(mine).asked) == (True, 0)


def test_the_words_accuse_nobody(world, unit, person):
    duty(person, unit)
    row = with_words(Obligation.objects.filter(rule__code="MT-18")).get()
    said = messages.explain(row)
    assert said.reason.startswith(f"{person.name}：")
    assert "核实" in said.reason
    assert not {"脱党", "违纪"} & set(said.reason + said.todo)


# --- with the cast: who sees it ---------------------------------------------------------------------------------------


@pytest.fixture
def quiet(cast):
    """Everyone of 甲 has been there for 250 days without any entry."""
    recomputing.recompute_units([cast.jia.unit_id])
    return Obligation.objects.select_related("rule", "version", "unit", "period").get(
        rule__code="MT-18", title="陈晓东"
    )


def page(reader, row) -> Client:
    return signed_in(reader).get(reverse("reminders:duty", args=[row.pk]))


def test_those_at_work_with_the_people_see_it_and_nobody_else(cast, quiet):
    assert page(cast.lijianjun, quiet).status_code == 200
    assert page(cast.huangweijie, quiet).status_code == 200
    for reader in (cast.zhouqian, cast.chensiyuan, cast.sunli, cast.stranger, cast.liufang):
        assert page(reader, quiet).status_code == 404
        assert quiet not in Obligation.objects.visible_to(reader.user)
        assert not reader.user.has_perm("view", quiet)
    assert cast.lijianjun.user.has_perm("view", quiet)


def test_the_home_secretary_has_it_among_the_own_duties_and_is_told(cast, quiet):
    home = Obligation.objects.select_related("rule", "unit").get(rule__code="MT-18-HOME", title="陈晓东")
    listed = signed_in(cast.liufang).get(reverse("reminders:mine")).content.decode()
    assert "陈晓东" in listed
    assert page(cast.liufang, home).status_code == 200
    assert list(told(home, "overdue", holders(days_ago(0)))) == [cast.liufang.user_id]


def test_approving_a_roll_puts_the_light_out_at_once(cast, quiet):
    from tests.education.participation.test_participation import approved

    assert quiet.light() == "red"
    approved(cast)
    quiet.refresh_from_db()
    assert quiet.light() == "green"
