"""The light is right when the click is over: no worker, no night, no waiting."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.founding.found_branch import found_branch
from branches.founding.models import FoundingRequest
from branches.life.dissolving import dissolve_branch
from branches.projects.models import Project
from education.activities.models import Activity
from records.voiding import discard
from records.workflow import perform
from reminders import recomputing
from reminders.lights.lit import of_branches, of_units, summary
from reminders.obligations.models import Obligation
from reminders.relief.models import Exemption
from reminders.rules.models import Rule
from tests.reminders.conftest import TODAY, local


@pytest.fixture
def branch(today, cast):
    recomputing.recompute_everything()
    return cast.jia.unit


def party_day(unit, period="2026-10"):
    return Obligation.objects.get(unit=unit, rule__code="MT-05", period__key=period)


def log(cast, unit, day=date(2026, 10, 20)):
    activity = Activity.objects.create(
        unit=unit, kind="themed_party_day", theme="重温入党志愿书", starts_at=local(day), author=cast.lijianjun.user
    )
    perform(activity, "submit", by=cast.lijianjun.user)
    return activity


def test_logged_approved_green_and_voided_red_again(branch, cast):
    assert party_day(branch).light() == "red"
    activity = log(cast, branch)
    assert party_day(branch).waiting == 1
    perform(activity, "approve", by=cast.huangweijie.user)
    duty = party_day(branch)
    assert duty.light() == "green"
    assert duty.outcome == "late"  # the form came a month after the day
    assert duty.record.split(":")[0] == "activities"
    discard(activity, by=cast.lijianjun.user, reason="登记错了")
    assert party_day(branch).light() == "red"


def test_a_returned_record_cures_nothing(branch, cast):
    activity = log(cast, branch)
    perform(activity, "return", by=cast.huangweijie.user, reason="缺签到")
    assert party_day(branch).light() == "red"
    assert party_day(branch).waiting == 0


def test_approving_costs_at_most_six_queries_for_the_lights(branch, cast):
    activity = log(cast, branch)
    with CaptureQueriesContext(connection) as queries:
        recomputing.recompute_record(branch.pk, "activity.themed_party_day", "study.hours")
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 6
    assert activity.pk


def test_an_exemption_takes_hold_when_the_unit_approves_it(branch, cast):
    paper = Exemption.objects.create(
        unit=branch, rule=Rule.objects.get(code="MT-05"), starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31),
        reason="执行任务", author=cast.lijianjun.user,
    )  # fmt: skip
    perform(paper, "submit", by=cast.lijianjun.user)
    assert party_day(branch).light() == "red"
    perform(paper, "approve", by=cast.huangweijie.user)
    assert party_day(branch).outcome == "exempt"
    assert party_day(branch, "2026-09").light() == "red"


def test_dissolving_a_branch_ends_what_it_owes(branch, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        dissolve_branch(branch=cast.jia, on=date(2026, 11, 10), document_number="二院党〔2026〕90号", by=None)
    assert not Obligation.objects.filter(unit=branch, period__key="2026-11").exists()
    assert not Obligation.objects.filter(unit=branch, period__key="2026-12").exists()
    assert party_day(branch).light() == "red"  # history stays


def test_a_project_without_a_branch_lights_up_until_one_is_founded(
    branch, cast, today, django_capture_on_commit_callbacks
):
    project = Project.objects.create(code="NEW", name="新项目", unit=cast.first, started_on=TODAY - timedelta(days=20))
    recomputing.recompute_deadlines()
    duty = Obligation.objects.get(rule__code="SY-01", subject=f"projects:{project.pk}")
    assert duty.unit == cast.first
    assert duty.due_on == date(2026, 11, 9)  # seven calendar days
    assert duty.light() == "red"
    with django_capture_on_commit_callbacks(execute=True):
        found_branch(
            name="新项目临时党支部", code="LZ-NEW", parent=cast.first, project=project, founded_on=TODAY, by=None
        )
    duty.refresh_from_db()
    assert (duty.outcome, duty.light()) == ("late", "green")


def test_a_founding_request_runs_against_the_institute(branch, cast):
    request = FoundingRequest.objects.create(
        unit=cast.first, project=cast.bridge, name="丑临时党支部", task_summary="-", reason="-", starts_on=TODAY,
        ends_on=TODAY, state="reported", reported_at=local(date(2026, 9, 30)),
    )  # fmt: skip
    recomputing.recompute_deadlines()
    duty = Obligation.objects.get(rule__code="BR-11")
    assert duty.unit == cast.institute
    assert duty.due_on == date(2026, 10, 30)
    FoundingRequest.objects.filter(pk=request.pk).update(replied_on=date(2026, 10, 20), state="granted")
    recomputing.recompute_deadlines()
    duty.refresh_from_db()
    assert duty.outcome == "on_time"


def test_six_months_ask_for_a_decision_on_the_form(branch, cast):
    duty = Obligation.objects.get(unit=branch, rule__code="BR-04")
    assert duty.light() == "red"  # 甲 is 250 days old
    cast.jia.long_term_decision = "项目分段实施，人员轮换"
    cast.jia.save()
    recomputing.recompute_deadlines()
    duty.refresh_from_db()
    assert duty.light() == "green"


def test_each_level_sees_its_own_lights(branch, cast):
    everything = summary(cast.linjing.user)
    assert (everything.red, everything.yellow, everything.green) == (3, 0, 0)  # 丁 is dissolved
    assert summary(cast.lijianjun.user).red == 1
    assert summary(cast.stranger.user).red == 0
    assert [light.light for light in of_branches(cast.lijianjun.user, [branch])] == ["red"]
    assert [(row[0].pk, row[1:]) for row in of_units(cast.huangweijie.user)] == [(cast.first.pk, (2, 0, 0))]


def test_the_worst_rows_say_why_and_where_to_go(branch, cast):
    row = summary(cast.lijianjun.user).worst[0]
    worst = row.first
    assert (row.light, row.unit, worst.light) == ("red", branch, "red")
    assert "已逾期" in worst.deadline
    assert worst.reason
    assert worst.clause
    assert worst.todo


def test_the_summary_takes_four_queries_however_many_branches(branch, cast):
    user = cast.linjing.user
    summary(user)
    with CaptureQueriesContext(connection) as queries:
        summary(user)
    assert len(queries) <= 4


def test_a_sensitive_duty_exists_for_its_keeper_alone(branch, cast):
    before = [summary(person.user) for person in (cast.lijianjun, cast.huangweijie, cast.fangyuan)]
    duty = party_day(branch)
    duty.pk, duty.subject, duty.keeper = None, "petitions:1", cast.zhengming.user
    duty.save()
    after = [summary(person.user) for person in (cast.lijianjun, cast.huangweijie, cast.fangyuan)]
    assert [(s.red, s.yellow, s.green) for s in before] == [(s.red, s.yellow, s.green) for s in after]
    assert not Obligation.objects.visible_to(cast.heyuan.user).filter(pk=duty.pk).exists()
    assert Obligation.objects.visible_to(cast.zhengming.user).filter(pk=duty.pk).exists()
