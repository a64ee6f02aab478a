"""A project goes from phase to phase: nothing is skipped silently, going back is explained (五个聚焦 item 10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.life.dissolving import dissolve_with_project
from branches.projects.changes import project_changed
from branches.projects.models import Project
from branches.projects.phase_models import PhaseChange
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from records import history
from records.workflow import Stale

if TYPE_CHECKING:
    from accounts.models.user import User

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
