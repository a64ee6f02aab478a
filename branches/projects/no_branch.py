"""A project that needs no party organisation of its own: too small, too short. Said with the reason, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.changes import project_changed
from branches.projects.coverage import runs_for_it
from branches.projects.models import Project
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history, scope
from records.workflow import Stale

if TYPE_CHECKING:
    from accounts.models.user import User


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
