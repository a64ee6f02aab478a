"""A project goes from phase to phase: nothing skipped silently, going back explained, every step on its page."""

import pytest

from branches.projects.acts import move_phase
from branches.projects.models import PhaseChange, Project
from organisation.refusal import ActRefused
from records import history
from records.workflow import Stale
from tests.branches.projects.makers import make_project, project_data
from tests.cast import Cast, days_ago, signed_in

P = Project.Phase


@pytest.fixture
def project(cast: Cast) -> Project:
    return make_project(cast, cast.first, 30)


def move(project: Project, to: str, by, days: int = 1, reason: str = "", **more):
    return move_phase(project=project, to=to, on=days_ago(days), by=by.user, reason=reason, **more)


def test_the_next_phase_needs_no_reason_and_stands_in_the_log(cast: Cast, project: Project) -> None:
    move(project, P.PREPARING, cast.huangweijie, days=9)
    move(project, P.CARRYING_OUT, cast.huangweijie, days=3)
    project.refresh_from_db()
    assert (project.phase, project.version) == (P.CARRYING_OUT, 3)
    assert [(c.before, c.after, c.happened_on) for c in project.phase_changes.all()] == [
        ("entering", "preparing", days_ago(9)),
        ("preparing", "carrying_out", days_ago(3)),
    ]
    line = history.of(project).first()
    assert (line.text, line.actor_name) == ("项目进入“实施”阶段", "黄伟杰")
    assert line.changes["项目阶段"] == ["准备", "实施"]


@pytest.mark.parametrize(
    ("begins", "to", "said"),
    [(P.ENTERING, P.CLOSING, "会跳过“准备”“实施”"), (P.CLOSING, P.PREPARING, "从“收尾”退回“准备”")],
)
def test_skipping_and_going_back_want_a_reason(cast: Cast, project: Project, begins, to, said: str) -> None:
    Project.objects.filter(pk=project.pk).update(phase=begins)
    project.refresh_from_db()
    with pytest.raises(ActRefused, match=said):
        move(project, to, cast.huangweijie, reason="  ")
    change = move(project, to, cast.huangweijie, reason="任务调整")
    assert change.reason == "任务调整"


def test_leaving_closes_the_project_and_going_back_opens_it(cast: Cast, project: Project) -> None:
    move(project, P.LEFT, cast.huangweijie, days=2, reason="任务取消")
    project.refresh_from_db()
    assert project.closed_on == days_ago(2)
    move(project, P.CLOSING, cast.huangweijie, days=1, reason="尚有设备未撤")
    project.refresh_from_db()
    assert (project.phase, project.closed_on) == (P.CLOSING, None)


def test_days_stand_in_order_and_not_ahead(cast: Cast, project: Project) -> None:
    move(project, P.PREPARING, cast.huangweijie, days=5)
    project.refresh_from_db()
    with pytest.raises(ActRefused, match="不能早于上一次变更"):
        move(project, P.CARRYING_OUT, cast.huangweijie, days=6)
    with pytest.raises(ActRefused, match="不能晚于今天"):
        move(project, P.CARRYING_OUT, cast.huangweijie, days=-1)
    with pytest.raises(ActRefused, match="已经在“准备”阶段"):
        move(project, P.PREPARING, cast.huangweijie)
    assert PhaseChange.objects.filter(project=project).count() == 1


def test_the_second_of_two_who_read_the_same_is_told(cast: Cast, project: Project) -> None:
    move(project, P.PREPARING, cast.huangweijie, version=1)
    with pytest.raises(Stale, match="别人改过"):
        move(project, P.CARRYING_OUT, cast.gaoyumei, version=1)


def test_only_the_unit_that_runs_it(cast: Cast, project: Project) -> None:
    for person in (cast.sunli, cast.linjing, cast.lijianjun):
        with pytest.raises(ActRefused):
            move(project, P.PREPARING, person)
    url = f"/branches/projects/{project.pk}/phase/"
    assert signed_in(cast.sunli).get(url).status_code == 404
    assert signed_in(cast.linjing).post(url, {"to": "preparing"}).status_code == 403


def test_the_page_moves_it_once_however_often_the_form_is_sent(cast: Cast, project: Project) -> None:
    client, url = signed_in(cast.huangweijie), f"/branches/projects/{project.pk}/phase/"
    body = {"to": "preparing", "on": str(days_ago(1)), "reason": "", "version": "1"}
    assert client.post(url, body).status_code == 302
    again = client.post(url, body)
    assert again.status_code == 422
    assert project.phase_changes.count() == 1
    assert client.post(url, {**body, "to": "nonsense", "version": "²"}).status_code == 422


def test_the_log_of_a_new_project_begins_with_it(cast: Cast) -> None:
    body = {**project_data(cast, cast.first), "phase": "carrying_out"}
    assert signed_in(cast.huangweijie).post("/projects/new/", body).status_code == 302
    project = Project.objects.get(code=body["code"])
    assert [(c.before, c.after) for c in project.phase_changes.all()] == [("", "carrying_out")]


def test_editing_the_facts_leaves_the_phase_alone(cast: Cast, project: Project) -> None:
    body = {**project_data(cast, cast.first), "phase": "left", "version": "1", "client_id": str(project.pk)}
    assert signed_in(cast.huangweijie).post(f"/projects/{project.pk}/edit/", body).status_code == 302
    project.refresh_from_db()
    assert (project.name, project.phase) == ("新项目", P.ENTERING)


def test_the_page_shows_the_steps_and_why_one_was_left_out(cast: Cast, project: Project) -> None:
    move(project, P.PREPARING, cast.huangweijie, days=9)
    project.refresh_from_db()
    move(project, P.CLOSING, cast.huangweijie, days=2, reason="任务提前完成")
    page = signed_in(cast.gaoyumei).get(f"/projects/{project.pk}/")
    assert [(step.label, step.state) for step in page.context["steps"]] == [
        ("进场", "done"), ("准备", "done"), ("实施", "done"), ("收尾", "now"), ("离场", ""),
    ]  # fmt: skip
    assert page.context["steps"][2].note == "跳过"
    assert "任务提前完成" in page.content.decode()
