"""The life of a branch after founding: no step is skipped, each tells who, when and by which paper."""

from datetime import date

import pytest
from django.urls import reverse

from branches.founding.found_branch import found_branch
from branches.handover import items as handover
from branches.life.dissolving import (
    archive_branch,
    begin_dissolving,
    dissolve_branch,
    dissolve_with_project,
    resume_branch,
)
from branches.life.steps import branch_steps, lines_of_steps
from branches.projects.acts import confirm_project_end, follow_ended_projects
from branches.projects.models import Project
from organisation.refusal import ActRefused
from reminders import recomputing
from reminders.notices.models import Dispatch
from reminders.obligations.models import Obligation
from tests.branches.life.lives import at, dissolved, extend, handing_over, settled
from tests.cast import days_ago, signed_in


def labels(branch):
    return [step.label for step in branch_steps(branch, lines_of_steps(branch))]


def test_the_unit_confirms_the_end_and_every_branch_of_the_project_hands_over(cast, march):
    at(march, 2026, 8, 20)
    second = found_branch(
        name="川藏线第二临时党支部", code="LZ-2", parent=cast.first, project=cast.jia.project,
        founded_on=date(2026, 4, 1), by=None,
    )  # fmt: skip
    url = reverse("branches:confirm_end", args=[cast.jia.pk])
    assert signed_in(cast.lijianjun).get(url).status_code == 404  # the branch does not decide it
    assert signed_in(cast.gaoyumei).post(url, {"on": "2026-08-18"}).status_code == 302
    for branch in (cast.jia, second):
        branch.refresh_from_db()
        assert (branch.state, branch.dissolving_on) == ("dissolving", date(2026, 8, 20))
        assert "2026-08-18" in branch.dissolving_reason
    with pytest.raises(ActRefused, match="已经登记结束"):
        confirm_project_end(project=cast.jia.project, on=date(2026, 8, 19), by=cast.gaoyumei.user)


def test_saving_the_project_with_its_last_day_is_enough(cast):
    project = cast.yi.project
    kept = {name: getattr(project, name) for name in ("code", "name", "site_name", "started_on", "version")}
    body = {**kept, "unit": project.unit_id, "phase": "left", "closed_on": str(days_ago(1))}
    answer = signed_in(cast.gaoyumei).post(reverse("projects:edit", args=[project.pk]), body)
    assert answer.status_code == 302
    cast.yi.refresh_from_db()
    assert cast.yi.state == "dissolving"
    assert "随项目结束启动撤销" in lines_of_steps(cast.yi)[0].text


def test_the_night_follows_a_day_that_was_entered_ahead_and_does_it_once(cast, march):
    Project.objects.filter(pk=cast.jia.project_id).update(closed_on=date(2026, 8, 20))
    at(march, 2026, 8, 19)
    assert follow_ended_projects() == 0
    at(march, 2026, 8, 20)
    assert follow_ended_projects() == 1
    assert follow_ended_projects() == 0
    cast.jia.refresh_from_db()
    assert cast.jia.state == "dissolving"


def test_secretary_unit_and_institute_are_told_once(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        handing_over(cast, cast.jia)
    with django_capture_on_commit_callbacks(execute=True):
        from branches.life.notices import tell_endings

        tell_endings()
    told = Dispatch.objects.filter(key__startswith=f"dissolving:{cast.jia.pk}")
    people = {dispatch.recipient_id for dispatch in told}
    for person in (cast.lijianjun, cast.gaoyumei, cast.linjing):
        assert person.user_id in people
    assert cast.sunli.user_id not in people
    assert told.count() == len(people)


def test_a_hand_over_lights_up_until_the_branch_is_dissolved(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        handing_over(cast, cast.jia)
    duty = Obligation.objects.get(rule__code="BR-10", unit=cast.jia.unit)
    assert duty.outcome == "open"
    dissolved(cast, cast.jia)
    recomputing.recompute_deadlines()
    duty.refresh_from_db()
    assert duty.outcome == "on_time"


def test_what_was_begun_by_mistake_is_taken_back(cast, march):
    at(march, 2026, 6, 20)
    extend(cast)
    handing_over(cast, cast.jia)
    resume_branch(branch=cast.jia, reason="任务恢复", by=cast.linjing.user)
    assert (cast.jia.state, cast.jia.dissolving_on) == ("extended", None)
    confirm_project_end(project=cast.jia.project, on=date(2026, 6, 19), by=cast.gaoyumei.user)
    cast.jia.refresh_from_db()
    with pytest.raises(ActRefused, match="项目"):
        resume_branch(branch=cast.jia, reason="任务恢复", by=cast.linjing.user)


def test_no_step_is_skipped(cast):
    user = cast.linjing.user
    with pytest.raises(ActRefused, match="还没有启动撤销"):
        dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="", by=user)
    with pytest.raises(ActRefused, match="还没有撤销"):
        archive_branch(branch=cast.jia, by=user)
    handing_over(cast, cast.jia)
    with pytest.raises(ActRefused):
        handing_over(cast, cast.jia)
    with pytest.raises(ActRefused):
        extend(cast, until=days_ago(-90))
    with pytest.raises(Exception, match="移交清单还有"):
        dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="", by=user)
    cast.jia.refresh_from_db()
    assert cast.jia.state == "dissolving"
    settled(cast, cast.jia)
    dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="院党委〔2026〕60号", by=user)
    archive_branch(branch=cast.jia, by=user)
    for act in (
        lambda: archive_branch(branch=cast.jia, by=user),
        lambda: handing_over(cast, cast.jia),
        lambda: resume_branch(branch=cast.jia, reason="再来", by=user),
    ):
        with pytest.raises(ActRefused, match="已经撤销"):
            act()
    assert labels(cast.jia)[-4:] == ["正常运行", "撤销移交", "撤销", "归档"]
    assert all(step.state == "done" and step.note for step in branch_steps(cast.jia, lines_of_steps(cast.jia)))


def test_the_plain_buttons_of_the_ledger_make_no_step(cast):
    """Every step has its own page; the ledger's move address makes none, whoever posts to it."""
    for code in ("extend", "begin_dissolving", "dissolve", "archive", "convert", "resume"):
        url = reverse("temporary-branches:move", args=[cast.jia.pk, code])
        assert signed_in(cast.linjing).post(url, {"reason": "试试"}).status_code == 404
    cast.jia.refresh_from_db()
    assert cast.jia.state == "running"


@pytest.mark.parametrize("page", ["extend", "begin_dissolving", "resume", "dissolve", "archive", "convert"])
def test_pages_of_steps_are_the_institutes(cast, page):
    url = reverse(f"branches:{page}", args=[cast.jia.pk])
    for person, status in ((cast.lijianjun, 403), (cast.gaoyumei, 403), (cast.sunli, 404)):
        assert signed_in(person).post(url, {}).status_code == status
    assert signed_in(cast.linjing).get(url).status_code == 200


def test_nothing_happens_to_branches_of_a_project_that_runs(cast):
    assert dissolve_with_project(project=cast.jia.project, by=None) == []
    with pytest.raises(ActRefused, match="原因"):
        begin_dissolving(branch=cast.jia, reason="", document_number="", by=cast.linjing.user)


def test_the_list_settles_only_while_handing_over(cast):
    assert [entry.code for entry in handover.still_open(cast.jia)]
    assert "移交" not in [tab.title for tab in _tabs(cast, cast.jia)]
    handing_over(cast, cast.jia)
    assert "移交" in [tab.title for tab in _tabs(cast, cast.jia)]


def _tabs(cast, branch):
    page = signed_in(cast.linjing).get(reverse("temporary-branches:detail", args=[branch.pk]))
    return page.context["tabs"]
