"""The steps of a need: one small form, one act, refused in place with the reason."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.current import user_of
from records.ledger.pages.access import get_for
from records.ledger.registry import ledger
from records.workflow import MoveRefused
from welfare import acts
from welfare.forms import moves

FORMS: dict[str, tuple[type[moves.StepForm], Any, str]] = {
    "pass_up": (moves.PassUpForm, acts.pass_up, "已上报。"),
    "answer": (moves.AnswerForm, acts.answer, "已答复，请向本人确认是否满意。"),
    "confirm": (moves.ConfirmForm, acts.confirm, "已办结。"),
    "reopen": (moves.ReopenForm, acts.reopen, "已重新办理。"),
}


def _step(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    needs, (form_class, act, done) = ledger("needs"), FORMS[code]
    move = needs.model.workflow.move(code)
    need = get_for(needs, request, pk, move.power)
    if need.is_voided or need.state not in move.origins:
        raise PermissionDenied(f"这个需求{need.get_state_display()}，现在不能{move.label}。")
    form = form_class(request.POST or None, need=need)
    back = needs.url("detail", need.pk)
    if request.method == "POST" and form.is_valid():
        try:
            act(need=need, by=user_of(request), **form.cleaned_data)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    crumbs = [("工作台", "/"), (needs.title, needs.url("list")), (needs.heading(need), back), (move.label, "")]
    context = {"need": need, "form": form, "move": move, "back_url": back, "crumbs": crumbs}
    return render(request, "welfare/step.html", context, status=422 if form.is_bound else 200)


def pass_up(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "pass_up")


def answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "answer")


def confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "confirm")


def reopen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "reopen")
