"""Branches that were extended, that begin to dissolve, that are over: each through the acts themselves."""

from __future__ import annotations

from datetime import date, timedelta

from branches.handover.acts import tick_item
from branches.handover.models import HandoverLine
from branches.life.dissolving import archive_branch, begin_dissolving, dissolve_branch, dissolve_with_project
from branches.life.models import TemporaryBranch
from branches.life.term import extend_branch
from branches.performance import demo as notes
from branches.performance.models import PerformanceNote
from branches.projects.models import Project
from organisation.demo.acting import acting, known
from organisation.demo.dice import at, days_ago
from organisation.people.models import Person

INSTITUTE = "yuan.zuzhi"


def extend(branch: TemporaryBranch, days: int = 60) -> None:
    """Put off twice: the first decision is older than the second."""
    institute, planned = known(INSTITUTE), branch.planned_end or days_ago(-60)
    for step, ago in ((1, 30), (2, 8)):
        until = planned + timedelta(days=days * step // 2)
        extend_branch(
            branch=branch,
            until=until,
            reason="现场任务计划调整，人员继续集中，支部相应延期",
            document_number=f"院党委〔{days_ago(ago).year}〕{60 + step}号",
            by=institute,
            on=max(days_ago(ago), branch.founded_on),
        )
        Project.objects.filter(pk=branch.project_id).update(planned_end=until)


def begin(branch: TemporaryBranch) -> None:
    """The project is over; half of the list is settled later, when the other ledgers are filled."""
    project = branch.project
    project.closed_on, project.phase = days_ago(6), Project.Phase.CLOSING
    project.save(update_fields=["closed_on", "phase"])
    dissolve_with_project(project=project, by=None)
    TemporaryBranch.objects.filter(pk=branch.pk).update(dissolving_on=days_ago(6))
    branch.refresh_from_db()


def end(branch: TemporaryBranch, members: list[Person], over: date, document_number: str) -> None:
    """The whole way to the end, with every item settled by the secretary."""
    secretary = acting(members[0])
    begin_dissolving(branch=branch, reason="项目结束，随项目自然撤销", document_number="", by=None, on=over)
    TemporaryBranch.objects.filter(pk=branch.pk).update(dissolving_on=over - timedelta(days=12))
    branch.refresh_from_db()
    notes.write(branch, members, by=secretary)
    tick_item(branch=branch, code="activists", note="没有入党积极分子", by=secretary)
    tick_item(branch=branch, code="papers", note="会议记录本 2 本、签到表 1 册，交单位党委存档", by=secretary)
    dissolve_branch(branch=branch, on=over, document_number=document_number, by=known(INSTITUTE))
    then = at(over, 10)
    HandoverLine.objects.filter(branch=branch).update(at=then)
    PerformanceNote.objects.filter(unit=branch.unit).update(sent_at=then, created_at=then)
    Project.objects.filter(pk=branch.project_id).update(closed_on=over, phase=Project.Phase.LEFT)


def archive(branch: TemporaryBranch) -> None:
    later = (branch.dissolved_on or days_ago(10)) + timedelta(days=9)
    archive_branch(branch=branch, by=known(INSTITUTE), on=min(later, days_ago(0)))
