"""SY-01 from the first day to the founding: lit for the unit, with a button that only those get who may use it."""

from datetime import timedelta

import pytest
from django.db import connection

from branches.projects import coverage
from branches.projects.acts import excuse_project, move_phase
from branches.projects.models import Project
from reminders import recomputing
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule
from tests.cast import Cast, days_ago, signed_in


@pytest.fixture(autouse=True)
def nothing_waits(cast: Cast) -> None:
    """What the making of the cast would tell after a commit that never comes."""
    connection.run_on_commit.clear()


@pytest.fixture
def project(cast: Cast) -> Project:
    """Begun 20 days ago."""
    made = Project.objects.create(unit=cast.first, code="XM-新", name="新项目", started_on=days_ago(20))
    recomputing.recompute_deadlines()
    return made


def duty_of(project: Project) -> Obligation | None:
    return Obligation.objects.filter(rule__code="SY-01", subject=f"projects:{project.pk}").first()


def test_it_burns_for_the_unit_as_soon_as_the_project_is_entered(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:
    body = {
        "unit": cast.first.pk, "code": "XM-新", "name": "新项目", "phase": "entering", "started_on": str(days_ago(20)),
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(cast.huangweijie).post("/projects/new/", body).status_code == 302
    duty = duty_of(Project.objects.get(code="XM-新"))
    assert duty and (duty.unit, duty.light()) == (cast.first, "red")


def test_the_button_opens_a_filled_request_for_the_unit_and_for_nobody_else(cast: Cast, project: Project) -> None:
    page = f"/reminders/duties/{duty_of(project).pk}/"
    form = f"/founding-requests/new/?project={project.pk}"
    officer = signed_in(cast.huangweijie)
    assert form in officer.get(page).content.decode()
    assert "新项目临时党支部" in officer.get(form).content.decode()
    assert form not in signed_in(cast.linjing).get(page).content.decode()
    assert form not in signed_in(cast.linjing).get("/").content.decode()


def test_the_project_page_shows_the_light(cast: Cast, project: Project) -> None:
    text = signed_in(cast.linjing).get(f"/projects/{project.pk}/").content.decode()
    assert "项目同步成立党组织" in text and "已逾期" in text


def test_a_reason_puts_the_light_out(cast: Cast, project: Project, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        excuse_project(project=project, reason="现场只有 1 名党员", by=cast.huangweijie.user)
    assert duty_of(project) is None


def test_its_withdrawal_lights_it_again(cast: Cast, project: Project, django_capture_on_commit_callbacks) -> None:
    Project.objects.filter(pk=project.pk).update(no_branch_reason="现场只有 1 名党员")
    recomputing.recompute_deadlines()
    with django_capture_on_commit_callbacks(execute=True):
        excuse_project(project=project, reason="", by=cast.huangweijie.user)
    assert duty_of(project).light() == "red"


def test_a_project_that_left_is_asked_for_nothing_any_more(
    cast: Cast, project: Project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        move_phase(project=project, to="left", on=days_ago(1), reason="任务取消", by=cast.huangweijie.user)
    assert duty_of(project) is None


def test_the_rate_counts_from_the_day_the_rule_says(cast: Cast, project: Project) -> None:
    Rule.objects.get(code="SY-01").versions.update(due_days=30)
    assert coverage.time_allowed().days == 30
    assert coverage.with_standing(Project.objects.filter(pk=project.pk)).get().standing == "young"
    recomputing.recompute_deadlines()
    assert duty_of(project).due_on == days_ago(20) + timedelta(days=30)
