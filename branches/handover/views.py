"""Settling one item of the hand-over list, and the sheet that is signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.current import user_of
from branches.founding.views import word_answer
from branches.handover import acts
from branches.handover import items as handover
from branches.handover.items import Entry
from branches.handover.paper import SIGNATURES, handover_paper
from branches.life.forms import TickForm, WaiveForm
from branches.life.models import TemporaryBranch
from branches.page.access import branch_act, branch_for
from branches.performance.acts import notes_of
from records.guard import NO_POWER
from records.ledger.pages.act_page import posted


def tick(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    branch, user = branch_for(request, pk), user_of(request)
    entry = _entry(branch, code)
    if not acts.may_tick(user, branch):
        raise PermissionDenied(NO_POWER)
    form = TickForm(posted(request), branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        acts.tick_item(branch=branch, code=code, note=data["note"], by=user)

    title = f"办结：{entry.title}"
    return branch_act(request, branch, form, title=title, act=act, done="已办结。", tab="handover", note=entry.help)


def waive(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    branch, user = branch_for(request, pk), user_of(request)
    entry = _entry(branch, code)
    if not acts.may_waive(user, branch):
        raise PermissionDenied("免办由院属单位或院党委决定。")
    form = WaiveForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        acts.waive_item(branch=branch, code=code, reason=data["reason"], by=user)

    left = f"现在还有 {entry.count} 项没有办结。" if entry.count else ""
    title = f"免办：{entry.title}"
    return branch_act(
        request, branch, form, title=title, act=act, done="已记录免办原因。", tab="handover", note=left, danger=True
    )


@require_POST
def reopen(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    branch = branch_for(request, pk)

    def act(data: dict[str, object]) -> None:
        acts.reopen_item(branch=branch, code=code, by=user_of(request))

    done = "已撤回，这一项重新办理。"
    return branch_act(request, branch, forms.Form(request.POST), title="撤回", act=act, done=done, tab="handover")


@require_GET
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """移交清单 on paper, with the members whose home branches were told."""
    branch = _ending(request, pk)
    context = {
        "branch": branch,
        "entries": handover.entries(branch),
        "notes": sorted(notes_of(branch).values(), key=lambda note: note.person.pinyin),
        "signatures": (*SIGNATURES, "移交日期"),
        "unit_line": f"{branch.unit.name}（{branch.unit.code}）",
        "as_of": branch.dissolved_on,
        "word_url": reverse("branches:handover_word", args=[branch.pk]),
        "back_url": f"{reverse('temporary-branches:detail', args=[branch.pk])}?tab=handover",
    }
    return render(request, "branches/handover/sheet.html", context)


@require_GET
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same sheet as an official paper."""
    branch = _ending(request, pk)
    return word_answer(handover_paper(branch), f"移交清单（{branch.unit}）.docx")


def _ending(request: HttpRequest, pk: UUID) -> TemporaryBranch:
    branch = branch_for(request, pk)
    if branch.is_at_work:
        raise Http404("支部还没有转入撤销，没有移交清单。")
    return branch


def _entry(branch: TemporaryBranch, code: str) -> Entry:
    entry = next((one for one in handover.entries(branch) if one.code == code), None)
    if entry is None:
        raise Http404("移交清单里没有这一项。")
    return entry
