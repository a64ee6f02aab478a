"""The steps of a branch's life after founding, each a small form (branches/life/workflow.py)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from branches.life import forms
from branches.life.convert import convert_branch, leader_of
from branches.life.dissolving import archive_branch, dissolve_branch, resume_branch
from branches.life.dissolving import begin_dissolving as begun
from branches.life.term import extend_branch
from branches.page.access import branch_act, branch_for
from branches.permits.acts import permit_form
from branches.permits.forbidden import CLAUSE
from branches.projects.acts import confirm_project_end
from branches.projects.models import Project
from organisation.powers import Power
from organisation.regulations import BRANCH_REGULATION
from records.guard import get_permitted_or_404

NATURAL = f"临时组建的机构撤销后，临时党支部自然撤销（{BRANCH_REGULATION}第八条）。"
HANDED_OVER = "支部转入撤销移交：职务和权限保留到撤销那一天，先按移交清单办理，办完后再撤销。"


def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.ExtendForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        extend_branch(branch=branch, by=user, **data)

    until = f"原预计结束日期 {branch.planned_end}。" if branch.planned_end else "原来没有登记预计结束日期。"
    note = f"{until}存续满六个月的，还要研究设置形式（{BRANCH_REGULATION}第五条）。"
    return branch_act(request, branch, form, title="延期", act=act, done="已延期。", tab="basics", note=note)


def begin_dissolving(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.BeginDissolvingForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        begun(branch=branch, by=user, **data)

    note = f"项目结束的不用在这里办：登记项目实际结束日期后，支部自动转入撤销。{HANDED_OVER}"
    return branch_act(
        request,
        branch,
        form,
        title="启动撤销",
        act=act,
        done="已转入撤销移交。",
        tab="handover",
        note=note,
        danger=True,
    )


def convert(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    if not branch.is_at_work:
        messages.info(request, f"{branch}现在是“{branch.get_state_display()}”，不能改设党支部。")
        return redirect("temporary-branches:detail", branch.pk)
    form = forms.ConvertForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        convert_branch(branch=branch, by=user, **data)

    note = (
        f"新党支部设在{leader_of(branch)}之下，书记和委员按程序选举产生。党员组织关系不会自动转接："
        f"系统列出现有党员，由各自的派出单位逐人确认或写明不转接的原因（{BRANCH_REGULATION}第五条）。"
    )
    done = "已改设党支部，组织关系转接等待逐人确认。"
    return branch_act(
        request, branch, form, title="改设党支部", act=act, done=done, tab="handover", note=note, danger=True
    )


def confirm_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The unit says that the project is over; what follows, follows by itself."""
    branch, user = branch_for(request, pk), user_of(request)
    project = get_permitted_or_404(request, Project, branch.project_id, Power.REQUEST)
    form = forms.ConfirmEndForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        confirm_project_end(project=project, on=data["on"], by=user)

    note = f"项目：{project.name}。{NATURAL}{HANDED_OVER}"
    done = "项目已登记结束，支部转入撤销移交。"
    return branch_act(
        request, branch, form, title="确认项目结束", act=act, done=done, tab="handover", note=note, danger=True
    )


def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.ResumeForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        resume_branch(branch=branch, reason=data["reason"], by=user)

    return branch_act(request, branch, form, title="恢复运行", act=act, done="支部恢复运行。", tab="basics")


def dissolve(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.DissolveForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        dissolve_branch(branch=branch, on=data["on"], document_number=data["document_number"], by=user)

    note = f"{NATURAL}移交清单办完后才能撤销；台账和记录都保留，可以查看。"
    title = f"撤销{branch.unit}"
    return branch_act(
        request, branch, form, title=title, act=act, done="临时党支部已撤销。", tab="basics", note=note, danger=True
    )


def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.ArchiveForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        archive_branch(branch=branch, on=data["on"], by=user)

    note = "确认移交清单已签字、批复和撤销材料已收齐。归档后仍可查看和导出。"
    return branch_act(request, branch, form, title="归档", act=act, done="已归档。", tab="basics", note=note)


def permit(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = forms.PermitForm(request.POST or None, branch=branch, user=user, initial={"until": branch.planned_end})

    def act(data: dict[str, Any]) -> None:
        permit_form(branch=branch, by=user, **data)

    flat = "不收缴党费、不选举党代表大会代表、不换届，这三项不能特许"
    note = f"临时党支部一般不发展党员、处分处置党员；{flat}（{CLAUSE}）。"
    return branch_act(
        request, branch, form, title="特许", act=act, done="已特许。", tab="basics", note=note, danger=True
    )
