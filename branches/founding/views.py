"""Around a founding request: hints while one writes, the institute's reply, and the papers in Word."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from accounts.current import user_of
from accounts.models.user import User
from branches.founding.acts import grant_request
from branches.founding.forms import FoundingForm
from branches.founding.hints import hints_for
from branches.founding.models import FoundingRequest
from branches.founding.papers import reply_paper as written_reply
from branches.founding.papers import request_paper as written_request
from branches.founding.reply_form import ReplyForm
from branches.hints import Hint
from branches.life.models import TemporaryBranch
from branches.page.access import request_for
from branches.papers.acts import issue_paper
from branches.papers.models import IssuedPaper
from branches.papers.once import number_of
from organisation.powers import Power
from records import history
from records.documents import MEDIA_TYPE
from records.guard import require, require_other_hands
from records.ledger.pages.act_page import act_page, page_on
from records.ledger.registry import ledger


@require_POST
def hints(request: HttpRequest) -> HttpResponse:
    """The remarks on what stands in the form now; half-filled forms are fine, nothing is saved."""
    require(request, Power.REQUEST)
    form = FoundingForm(request.POST, user=user_of(request))
    form.is_valid()
    proposal = form.proposal()
    return render(request, "branches/hints/_hints.html", {"hints": hints_for(proposal), "proposal": proposal})


@require_POST
def reply_hints(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same for the posts as the institute is about to designate them."""
    record = request_for(request, pk, Power.DECIDE)
    form = ReplyForm(request.POST, record=record, user=user_of(request))
    form.is_valid()
    proposal = form.proposal()
    return render(request, "branches/hints/_hints.html", {"hints": hints_for(proposal), "proposal": proposal})


def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """批复: 文号, name, place, designated posts. A second click finds the branch already there."""
    record = request_for(request, pk, Power.DECIDE)
    if record.state != FoundingRequest.State.REPORTED:
        messages.info(request, f"这份请示现在是“{record.get_state_display()}”，不需要批复。")
        return redirect("founding-requests:detail", record.pk)
    require_other_hands(request, record, "grant")
    form = ReplyForm(request.POST or None, record=record, user=user_of(request))
    page = page_on(
        ledger("founding-requests"),
        record,
        f"批复：{record.name}",
        subject="",
        button="批复同意成立",
        icon="stamp",
        template="branches/founding/reply.html",
        more={"record": record, "hints": _hints(form)},
    )
    return act_page(
        request,
        form,
        page,
        act=lambda data: _granted(record, form, data, user_of(request)),
        done=lambda branch: f"已批复成立{branch}，编号 {branch.unit.code}，指定的职务即时生效。",
        then=lambda branch: reverse("temporary-branches:detail", args=[branch.pk]),
    )


def _granted(record: FoundingRequest, form: ReplyForm, data: dict[str, Any], by: User) -> TemporaryBranch:
    with history.one_act():
        number = _numbered(record, form, by)
        branch = grant_request(
            request=record,
            document_number=number,
            replied_on=data["replied_on"],
            name=data["name"],
            short_name=data["short_name"],
            code=data["code"],
            parent=data["parent"],
            posts=form.designations(),
            by=by,
            version=data["version"],
        )
        record.papers.filter(document_number=number).update(about_unit=branch.unit)
        form.end_others(by=by, on=data["replied_on"], document_number=number)
    return branch


def _numbered(record: FoundingRequest, form: ReplyForm, by: User) -> str:
    """The number as typed; one left as proposed is taken from the register of the organisation that replies."""
    data = form.cleaned_data
    if not (form.takes_number() and form.issuer):
        return str(data["document_number"])
    title, kind = f"关于同意成立{data['name']}的批复"[:160], IssuedPaper.Kind.REPLY
    paper = issue_paper(unit=form.issuer, kind=kind, title=title, by=by, on=data["replied_on"], founding=record)
    return paper.document_number


def _hints(form: ReplyForm) -> list[Hint]:
    form.is_valid()  # half filled is fine: the remarks are on what could be read
    proposal = form.proposal() if form.is_bound else form.first_proposal()
    return hints_for(proposal)


@require_GET
def request_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """请示 in Word, for everyone who may see the request."""
    record = request_for(request, pk)
    return word_answer(written_request(record, number_of(record)), f"{record}.docx")


@require_GET
def reply_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """批复 in Word, once the request was granted."""
    record = request_for(request, pk)
    if record.state != FoundingRequest.State.GRANTED:
        messages.info(request, "这份请示还没有批复。")
        return redirect("founding-requests:detail", record.pk)
    return word_answer(written_reply(record), f"关于同意成立{record.branch.unit.name}的批复.docx")


def word_answer(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=MEDIA_TYPE, headers={"Content-Disposition": disposition})
