"""A step of the workflow: asked for by a button, confirmed or filled in on a page of its own where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from records.guard import NOT_HERE, require_other_hands
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import Page, act_page, page_on, posted
from records.ledger.pages.reason_form import ReasonForm
from records.models.record import Record
from records.move_forms import MoveForm
from records.moves import Move, MoveRefused
from records.workflow import LONGEST_REASON, perform

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def move(ledger: Ledger, request: HttpRequest, pk: object, code: str) -> HttpResponse:
    step = next((one for one in ledger.workflow.moves if one.code == code), None) if ledger.workflow else None
    if step is None or step.page:
        raise Http404("没有这项操作。")
    record = row_for(ledger, request, pk, *step.powers)
    require_other_hands(request, record, code)
    if step.form is None:
        return _confirmed(ledger, request, record, step)
    if record.is_voided:
        raise Http404(NOT_HERE)
    return _filled_in(ledger, request, step.form(posted(request), record=record, by=user_of(request)), step)


def _confirmed(ledger: Ledger, request: HttpRequest, record: Record, step: Move) -> HttpResponse:
    """A button, or a reason."""
    ask = f"{step.label}的原因，对方要据此修改" if step.reason else ""
    note = "" if ask else f"请确认要{step.label}。"
    form = ReasonForm(posted(request), ask=ask, longest=LONGEST_REASON, initial={"version": record.version})

    def act(data: dict[str, Any]) -> Record:
        return perform(record, step.code, by=user_of(request), reason=data["reason"], version=data["version"])

    page = page_on(ledger, record, step.label, note=note, button=step.label, danger=step.style == "danger")
    return act_page(request, form, page, act=act, done=lambda moved: _done(ledger, step, moved))


def _filled_in(ledger: Ledger, request: HttpRequest, form: MoveForm, step: Move) -> HttpResponse:
    """The form of the move; it says itself where it has nothing to ask any more."""
    page = _page(ledger, form, step)
    try:
        form.admit()
    except MoveRefused as refusal:
        (messages.error if request.method == "POST" else messages.info)(request, str(refusal))
        return redirect(page.home)
    return act_page(
        request,
        form,
        page,
        act=lambda data: perform(form.record, step.code, by=user_of(request), told=form),
        done=lambda moved: form.told(moved) or _done(ledger, step, moved),
    )


def _page(ledger: Ledger, form: MoveForm, step: Move) -> Page:
    said = {"home": form.home(), "subject": form.subject(), "icon": form.icon}
    return page_on(
        ledger,
        form.record,
        form.title or step.label,
        facts=form.facts(),
        note=form.note,
        button=form.button,
        danger=step.style == "danger",
        photos_of=form.record if form.photos else None,
        template=form.template,
        more=form.more(),
        **{name: value for name, value in said.items() if value},
    )


def _done(ledger: Ledger, step: Move, record: Model) -> str:
    return f"已{step.label}：{ledger.heading(record)}"
