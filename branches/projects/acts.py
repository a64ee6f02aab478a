"""A project goes from phase to phase, is spared a branch for a reason, and ends with its branches (五个聚焦第10项)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.dissolving import dissolve_with_project
from branches.life.models import TemporaryBranch
from branches.projects.coverage import runs_for_it
from branches.projects.models import PhaseChange, Project
from organisation.changes import life_changed
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history, scope
from records.workflow import Stale

if TYPE_CHECKING:
    from accounts.models.user import User


def project_changed(project: Project) -> None:
    life_changed(project.unit)
    for unit in Unit.objects.filter(temporary_branch__project=project, ended_on__isnull=True):
        life_changed(unit)


ORDER = list(Project.Phase)


def move_phase(
    *, project: Project, to: str, on: date, by: User | None, reason: str = "", version: int | None = None
) -> PhaseChange:
    """The project is in phase ``to`` from ``on`` on; 离场 also closes it, going back from there opens it again.

    With the end of the project its branches begin to hand over (BR-09); that is taken back at each branch.

    Raises :class:`ActRefused` for a day out of order and for a step other than the next one without a reason.
    """
    reason = reason.strip()
    with transaction.atomic(), history.one_act():
        demand(by, Power.REQUEST, project, "变更这个项目的阶段")
        project = Project.objects.select_for_update().get(pk=project.pk)
        _check(project, to, on, reason, version)
        before = project.phase
        _store(project, to, on)
        change = log_phase(project, before=before, on=on, by=by, reason=reason)
        changed = {"项目阶段": [change.get_before_display(), change.get_after_display()], "日期": ["", str(on)]}
        history.note(project, "phase", by=by, text=_sentence(change), changes=changed)
        project_changed(project)
        dissolve_with_project(project=project, by=by)
    return change


def log_phase(project: Project, *, before: str, on: date, by: User | None, reason: str = "") -> PhaseChange:
    """The line for a change that stands already."""
    return PhaseChange.objects.create(
        project=project, before=before, after=project.phase, happened_on=on, reason=reason, author=by
    )


def begin_log(projects: Iterable[Project], by: User | None) -> None:
    """The first line of new projects: the phase in which they were entered, from their start on."""
    PhaseChange.objects.bulk_create(
        PhaseChange(project=project, after=project.phase, happened_on=project.started_on, author=by)
        for project in projects
    )


def skipped(before: str, after: str) -> list[str]:
    """Labels of the phases a step leaves out; none for the next one and for going back."""
    first, last = ORDER.index(Project.Phase(before)), ORDER.index(Project.Phase(after))
    return [str(phase.label) for phase in ORDER[first + 1 : last]]


def _check(project: Project, to: str, on: date, reason: str, version: int | None) -> None:
    if project.is_voided:
        raise ActRefused("这个项目已经作废，不能再变更阶段。")
    if version is not None and project.version != version:
        raise Stale("您打开这页以后，别人改过这个项目。请刷新页面，核对后再办理。")
    if to == project.phase:
        raise ActRefused(f"项目已经在“{project.get_phase_display()}”阶段，不用重复登记。")
    if on > timezone.localdate():
        raise ActRefused("变更日期不能晚于今天，请到当天再登记。")
    last = project.phase_changes.last()
    if last and on < last.happened_on:
        raise ActRefused(f"变更日期不能早于上一次变更（{last.happened_on:%Y-%m-%d}），请核对后再填。")
    if not reason and ORDER.index(Project.Phase(to)) < ORDER.index(Project.Phase(project.phase)):
        raise ActRefused(f"这是从“{project.get_phase_display()}”退回“{Project.Phase(to).label}”，请写明原因。")
    if not reason and (left_out := skipped(project.phase, to)):
        raise ActRefused(f"这样会跳过“{'”“'.join(left_out)}”，请写明原因，或者逐个阶段登记。")


def _store(project: Project, to: str, on: date) -> None:
    if to == Project.Phase.LEFT:
        project.closed_on = project.closed_on or on
    elif project.phase == Project.Phase.LEFT:
        project.closed_on = None
    project.phase = to
    project.version += 1
    project.save(update_fields=["phase", "closed_on", "version", "updated_at"])


def _sentence(change: PhaseChange) -> str:
    text = f"项目进入“{change.get_after_display()}”阶段"
    return f"{text}：{change.reason}" if change.reason else text


def may_excuse(user: User, project: Project) -> bool:
    """The unit that runs the project, and the institute."""
    return any(scope.permits(user, power, project) for power in (Power.REQUEST, Power.DECIDE))


def excuse_project(*, project: Project, reason: str, by: User, version: int | None = None) -> Project:
    """Without a reason the project counts again among those that should have an organisation (SY-01)."""
    reason = reason.strip()
    with transaction.atomic():
        scope.forget(by)
        if not may_excuse(by, project):
            raise ActRefused("您当前的身份不能作这项决定。")
        running = TemporaryBranch.objects.filter(runs_for_it(), project=project).exists()
        if reason and running:
            raise ActRefused("这个项目已经设有党组织，不用写理由。")
        stands = Project.objects.select_for_update().get(pk=project.pk)
        if version is not None and version != stands.version:
            raise Stale("您打开这页以后，别人改过这个项目。请刷新页面，核对后再办理。")
        before = stands.no_branch_reason
        Project.objects.filter(pk=project.pk).update(
            no_branch_reason=reason, version=F("version") + 1, updated_at=timezone.now()
        )
        project.refresh_from_db()
        text = "写明不设党组织的理由" if reason else "取消不设党组织，重新计入应设立的项目"
        history.note(project, "no_branch", by=by, text=text, changes={"理由": [before or "—", reason or "—"]})
        project_changed(project)
    return project


def confirm_project_end(*, project: Project, on: date, by: User | None) -> list[TemporaryBranch]:
    """Note the last day in the register; returns the branches that begin to hand over with it."""
    with transaction.atomic(), history.one_act():
        demand(by, Power.REQUEST, project, "确认这个项目结束")
        if not project.started_on <= on <= timezone.localdate():
            raise ActRefused("结束日期应在项目开始之后、今天或今天之前，请核对后再填。")
        before = Project.objects.get(pk=project.pk).phase
        still = Project.objects.not_voided().filter(pk=project.pk, closed_on__isnull=True)
        over = {"closed_on": on, "phase": Project.Phase.LEFT}
        if still.update(**over, version=F("version") + 1, updated_at=timezone.now()) != 1:
            raise ActRefused("这个项目已经登记结束，请刷新页面。")
        project.refresh_from_db()
        log_phase(project, before=before, on=on, by=by, reason="项目结束")
        history.note(project, "close", by=by, text="项目结束", changes={"实际结束日期": ["", str(on)]})
        return dissolve_with_project(project=project, by=by)


def follow_ended_projects() -> int:
    """Every night, for days that were entered ahead and for imports; may run twice."""
    today = timezone.localdate()
    over = Project.objects.not_voided().filter(closed_on__lte=today, branches__state__in=TemporaryBranch.AT_WORK)
    return sum(len(dissolve_with_project(project=project, by=None)) for project in over.distinct())
