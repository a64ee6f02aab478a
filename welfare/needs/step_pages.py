"""The steps of a need: one small form, one act, refused in place with the reason."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import act_page, page_on
from records.ledger.registry import ledger
from welfare.needs import acts
from welfare.needs import move_forms as moves
from welfare.needs.models import Need

FORMS: dict[str, tuple[type[moves.StepForm], Any, str]] = {
    "pass_up": (moves.PassUpForm, acts.pass_up, "已上报。"),
    "answer": (moves.AnswerForm, acts.answer, "已答复，请向本人确认是否满意。"),
    "confirm": (moves.ConfirmForm, acts.confirm, "已办结。"),
    "reopen": (moves.ReopenForm, acts.reopen, "已重新办理。"),
}


def _step(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    needs, (form_class, act, done) = ledger("needs"), FORMS[code]
    move = needs.model.workflow.move(code)
    need = row_for(needs, request, pk, move.power)
    if need.is_voided or need.state not in move.origins:
        raise PermissionDenied(f"这个需求{need.get_state_display()}，现在不能{move.label}。")
    form = form_class(request.POST or None, need=need)
    page = page_on(needs, need, move.label, facts=_facts(need), danger=move.tone == "danger")
    return act_page(request, form, page, act=lambda data: act(need=need, by=user_of(request), **data), done=done)


def _facts(need: Need) -> list[tuple[str, object, bool]]:
    told: list[tuple[str, object, bool]] = [
        ("需求内容", need.description, True),
        ("提出人", need.raised_by_name, False),
        ("办理人", f"{need.level_unit} {need.holder or ''}", False),
    ]
    return [*told, ("办理结果", need.answer, True)] if need.answer else told


def pass_up(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "pass_up")


def answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "answer")


def confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "confirm")


def reopen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, "reopen")
