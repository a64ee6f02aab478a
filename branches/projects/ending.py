"""The end of a project is confirmed by the unit that carries it; its branches follow (BR-09)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.dissolving import dissolve_with_project
from branches.life.models import TemporaryBranch
from branches.projects.acts import log_phase
from branches.projects.models import Project
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


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
