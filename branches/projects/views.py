"""Acts on a project."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from branches.projects.acts import ORDER, excuse_project, may_excuse, move_phase
from branches.projects.forms import NoBranchForm, PhaseForm
from branches.projects.models import Project
from organisation.powers import Power
from records.guard import NO_POWER, get_permitted_or_404
from records.ledger.pages.act_page import Page, act_page, page_on
from records.ledger.registry import ledger


def project_for(request: HttpRequest, pk: UUID, *powers: str) -> Project:
    return get_permitted_or_404(request, Project.objects.select_related("unit"), pk, *powers)


def phase(request: HttpRequest, pk: UUID) -> HttpResponse:
    project = project_for(request, pk, Power.REQUEST)
    following = ORDER[ORDER.index(Project.Phase(project.phase)) + 1 :][:1]
    form = PhaseForm(request.POST or None, initial={"version": project.version, "to": next(iter(following), "")})

    def act(data: dict[str, Any]) -> None:
        move_phase(
            project=project,
            to=data["to"],
            on=data["on"],
            reason=data["reason"],
            version=data["version"] or 0,
            by=user_of(request),
        )

    note = f"现在是“{project.get_phase_display()}”阶段。进入“离场”阶段的，同时登记项目实际结束日期。"
    return act_page(request, form, _page(project, "变更项目阶段", note), act=act, done="项目阶段已变更。")


def no_branch(request: HttpRequest, pk: UUID) -> HttpResponse:
    project = project_for(request, pk)
    if not may_excuse(user_of(request), project):
        raise PermissionDenied(NO_POWER)
    present = {"version": project.version, "reason": project.no_branch_reason}
    form = NoBranchForm(request.POST or None, initial=present)

    def act(data: dict[str, Any]) -> None:
        excuse_project(project=project, reason=data["reason"], by=user_of(request), version=data["version"])

    note = "写明理由后，这个项目不再亮灯，统计覆盖率时单列为“免设”，院党委可以看到理由。"
    return act_page(request, form, _page(project, "不设党组织", note), act=act, done="已保存。")


def _page(project: Project, title: str, note: str) -> Page:
    return page_on(ledger("projects"), project, title, subject=f"{project.name}（{project.code}）", note=note)
