"""Papers in Word, and giving a 请示 or a 撤销通知 its number."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.current import user_of
from branches.founding.views import word_answer
from branches.life.models import TemporaryBranch
from branches.page.access import branch_act, branch_for, request_for
from branches.papers import once as papers_once
from branches.papers.acts import next_number
from branches.papers.forms import NoticeForm, RequestNumberForm
from branches.papers.models import IssuedPaper
from branches.papers.notices import word_of
from branches.papers.once import AlreadyIssued, dissolution_of, issue_dissolution, number_of
from organisation.powers import PARTY_OFFICE, Power
from organisation.units.models import Unit
from records.guard import get_permitted_or_404
from records.ledger.pages.act_page import act_page, page_on
from records.ledger.registry import ledger


@require_GET
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For everyone who may see the paper in the register."""
    related = ("unit", "about_unit__parent", "about_unit__merged_into", "founding__unit", "founding__parent")
    paper = get_permitted_or_404(request, IssuedPaper.objects.select_related(*related), pk)
    content = word_of(paper)
    if content is None:
        raise Http404("这份文件不由系统生成，请看扫描件。")
    return word_answer(content, f"{paper.title}.docx")


def dissolution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """撤销通知 of a branch that is over: numbered once, from then on in the register."""
    branch, user = branch_for(request, pk, PARTY_OFFICE), user_of(request)
    if issued := dissolution_of(branch):
        return _shown(request, AlreadyIssued(issued))
    if branch.is_active:
        messages.info(request, "支部还在运行，撤销后再编发通知。")
        return redirect(f"{reverse('temporary-branches:detail', args=[branch.pk])}?tab=files")
    form = NoticeForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        own = form.takes_number()
        issue_dissolution(
            branch=branch, unit=form.issuer or _top(branch), on=data["on"], signed_by=data["signed_by"],
            document_number="" if own else data["document_number"], by=user,
        )  # fmt: skip

    note = "按《党政机关公文格式》生成，正文由台账数据填写；签发后把扫描件传回这份文件，支部的附件页也能看到。"
    title, done = f"撤销通知：{branch.unit}", "撤销通知已编号并登记。"
    try:
        return branch_act(request, branch, form, title=title, act=act, done=done, tab="files", note=note)
    except AlreadyIssued as known:
        return _shown(request, known)


def _shown(request: HttpRequest, known: AlreadyIssued) -> HttpResponse:
    """A second click leads to what the first one made."""
    messages.info(request, str(known))
    return redirect("issued-papers:detail", known.paper.pk)


def _top(branch: TemporaryBranch) -> Unit:
    """Who answers for the branch when nobody has a 发文字号: the organisation above it."""
    return branch.unit.parent or branch.unit


def number_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The requesting unit's own number on its 请示."""
    record, user = request_for(request, pk, Power.REQUEST), user_of(request)
    unit = record.unit.standing
    if issued := number_of(record):
        return _shown(request, AlreadyIssued(issued))
    if not unit.paper_word:
        messages.info(request, f"{unit}还没有设置发文字号，请联系系统管理员。")
        return redirect("founding-requests:detail", record.pk)
    form = RequestNumberForm(request.POST or None)
    note = f"将编为 {next_number(unit)}，记入发文登记；请示的 Word 随之带文号和签发人。"
    page = page_on(ledger("founding-requests"), record, "请示编号", note=note, button="编号")
    try:
        return act_page(
            request,
            form,
            page,
            act=lambda data: papers_once.number_request(request=record, by=user, **data),
            done=lambda paper: f"请示已编号：{paper.document_number}",
        )
    except AlreadyIssued as known:
        return _shown(request, known)
