"""A project's days, its phase or its weight changed: what is asked of its unit and of its branches may follow."""

from __future__ import annotations

from branches.projects.models import Project
from organisation.changes import life_changed
from organisation.units.models import Unit


def project_changed(project: Project) -> None:
    life_changed(project.unit)
    for unit in Unit.objects.filter(temporary_branch__project=project, ended_on__isnull=True):
        life_changed(unit)
