"""Papers in Word, and giving a 请示 or a 撤销通知 its number."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.current import user_of
from branches.acts import papers_once
from branches.acts.papers import next_number
from branches.acts.papers_once import AlreadyIssued, dissolution_of, issue_dissolution, number_of
from branches.acts.refusal import ActRefused
from branches.forms.paper import NoticeForm, RequestNumberForm
from branches.models import IssuedPaper, TemporaryBranch
from branches.notice_papers import word_of
from branches.powers import PARTY_OFFICE, Power
from branches.views.access import branch_for, request_for
from branches.views.act_page import act_page
from branches.views.founding import word_answer


@require_GET
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For everyone who may see the paper in the register."""
    rows = IssuedPaper.objects.living().visible_to(user_of(request))
    related = ("unit", "about_unit__parent", "about_unit__merged_into", "founding__unit", "founding__parent")
    paper = get_object_or_404(rows.select_related(*related), pk=pk)
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
        return act_page(request, branch, form, title=title, act=act, done=done, tab="files", note=note)
    except AlreadyIssued as known:
        return _shown(request, known)


def _shown(request: HttpRequest, known: AlreadyIssued) -> HttpResponse:
    """A second click leads to what the first one made."""
    messages.info(request, str(known))
    return redirect("issued-papers:detail", known.paper.pk)


def _top(branch: TemporaryBranch) -> Any:
    """Who answers for the branch when nobody has a 发文字号: the organisation above it."""
    return branch.unit.parent or branch.unit


def number_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The requesting unit's own number on its 请示."""
    record, user = request_for(request, pk, Power.REQUEST), user_of(request)
    detail = reverse("founding-requests:detail", args=[record.pk])
    unit = record.unit.standing
    if issued := number_of(record):
        return _shown(request, AlreadyIssued(issued))
    if not unit.paper_word:
        messages.info(request, f"{unit}还没有设置发文字号，请联系系统管理员。")
        return redirect(detail)
    form = RequestNumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            paper = papers_once.number_request(request=record, by=user, **form.cleaned_data)
        except AlreadyIssued as known:
            return _shown(request, known)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"请示已编号：{paper.document_number}")
            return redirect(detail)
    crumbs = [("工作台", "/"), ("成立请示", reverse("founding-requests:list")), (record.name, detail), ("编号", "")]
    context = {"form": form, "title": "请示编号", "back_url": detail, "crumbs": crumbs, "number": next_number(unit)}
    return render(request, "branches/number_request.html", context, status=422 if form.is_bound else 200)
