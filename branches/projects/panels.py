"""On a project's page: the light of each of its branches, and what its unit still owes for it."""

from __future__ import annotations

from django.http import HttpRequest

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.parts import project_parts
from reminders.lights import lit as lights


def lights_of(request: HttpRequest, project: Project, branches: list[TemporaryBranch]) -> dict[str, object]:
    user = user_of(request)
    running = [branch.unit for branch in branches if branch.is_active]
    if running:  # a project with a running branch owes no founding any more (SY-01): one question is enough
        return {"project_lights": lights.of_branches(user, running), "project_duties": []}
    owed = lights.with_words(lights.current(user).filter(subject=f"projects:{project.pk}"))
    return {"project_lights": [], "project_duties": lights.explained(owed, user)}


def register() -> None:
    project_parts.register("branches/projects/_lights.html", lights_of)
