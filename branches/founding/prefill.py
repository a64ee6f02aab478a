"""A founding request opened from a project: nobody types again what the register knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from branches.projects.models import Project
from organisation.powers import Power
from records import query_params

if TYPE_CHECKING:
    from accounts.models.user import User


def prefill(user: User, project_key: str) -> dict[str, Any]:
    """First values of the form; none for a project the person may not request a branch for."""
    keys = query_params.keys(Project, [project_key])
    project = Project.objects.not_voided().visible_to(user, Power.REQUEST).filter(pk__in=keys).first()
    if project is None:
        return {}
    return {
        "unit": project.unit_id,
        "name": f"{project.name}临时党支部",
        "starts_on": max(project.started_on, timezone.localdate()),
        "ends_on": project.planned_end,
    }
