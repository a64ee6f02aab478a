"""What the page of a project shows: its phases as steps, its organisations, the people on site, what may be done."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.life.steps import AHEAD, DONE, NOW, Step
from branches.projects import coverage
from branches.projects.acts import ORDER, may_excuse
from branches.projects.models import PhaseChange, Project
from organisation.memberships.models import TemporaryMembership
from organisation.parts import project_parts
from organisation.powers import Power
from records import scope

PEOPLE_SHOWN = 50


def page_context(request: HttpRequest, project: Project) -> dict[str, object]:
    """For templates/branches/projects/project.html."""
    user = user_of(request)
    changes = list(project.phase_changes.select_related("author"))
    found = TemporaryBranch.objects.visible_to(user).filter(project=project).select_related("unit__parent")
    branches = sorted(found.order_by("founded_on", "pk"), key=lambda branch: not branch.is_active)
    people = list(_people(request, project)[: PEOPLE_SHOWN + 1])
    standing = getattr(project, "standing", "")
    return {
        "steps": phase_steps(project, changes),
        "changes": changes[1:],
        "days_begun": (timezone.localdate() - project.started_on).days,
        "branches": branches,
        "people": people[:PEOPLE_SHOWN],
        "more_people": len(people) > PEOPLE_SHOWN,
        "standing": (coverage.Standing(standing).label, coverage.COLOURS[standing]) if standing else None,
        **_actions(request, project, standing),
        **project_parts.context_of(request, project, branches),
    }


def phase_steps(project: Project, changes: list[PhaseChange]) -> list[Step]:
    """The five phases with the day each was last entered; one that was left out says so."""
    entered = {change.after: change for change in changes}
    reached = ORDER.index(Project.Phase(project.phase))
    steps = []
    for place, phase in enumerate(ORDER):
        change = entered.get(phase)
        note = f"{change.happened_on:%Y-%m-%d}" if change and place <= reached else ""
        if not note and place < reached:
            note = "没有登记" if len(changes) < 2 else "跳过"
        steps.append(Step(phase.label, note, DONE if place < reached else NOW if place == reached else AHEAD))
    return steps


def _people(request: HttpRequest, project: Project) -> QuerySet[TemporaryMembership]:
    rows = TemporaryMembership.objects.visible_to(user_of(request)).on(timezone.localdate())
    rows = rows.filter(unit__temporary_branch__project=project, unit__ended_on__isnull=True)
    return rows.select_related("person__home_unit", "unit").order_by("unit__path", "starts_on", "pk")


def _actions(request: HttpRequest, project: Project, standing: str) -> dict[str, str]:
    """Addresses of what this person may do to the project now; '' for what is not offered."""
    user, stands = user_of(request), not project.is_voided
    request_power = stands and scope.permits(user, Power.REQUEST, project)
    open_now = standing != coverage.Standing.OVER
    excusable = stands and standing in (coverage.Standing.MISSING, coverage.Standing.EXCUSED, coverage.Standing.YOUNG)
    return {
        "phase_url": reverse("branches:phase", args=[project.pk]) if request_power else "",
        "found_url": f"{reverse('founding-requests:create')}?{urlencode({'project': project.pk})}"
        if request_power and open_now
        else "",
        "excuse_url": reverse("branches:no_branch", args=[project.pk])
        if excusable and may_excuse(user, project)
        else "",
    }
