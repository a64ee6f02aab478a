"""One record: its sections, what may happen next, its files, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from records import history, other_hands, scope
from records.files import attachments
from records.ledger.columns import STATE_COLOURS, BoundColumn
from records.ledger.pages.access import row_for
from records.values import show as shown

if TYPE_CHECKING:
    from records.ledger.base import Ledger

NEWEST_LINES = 20
WIDE_TEXT = 30  # characters from which a value takes the whole row


def show(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk)
    context = {
        "ledger": ledger,
        "record": record,
        "heading": ledger.heading(record),
        "state": _state(ledger, record),
        "sections": sections(ledger, record),
        "moves": moves(ledger, request, record),
        "for_others": for_others(ledger, request, record),
        "actions": _actions(ledger, request, record),
        "attachments": attachments.of(record) if ledger.attachments else None,
        "history": history.of(record)[:NEWEST_LINES],
        "history_url": ledger.url("history", record.pk),
        "crumbs": [("工作台", "/"), (ledger.title, ledger.url("list")), (ledger.heading(record), "")],
        "panels": ledger.panels,
        **ledger.detail_context(request, record),
    }
    return render(request, ledger.detail_template, context)


def _state(ledger: Ledger, record: Model) -> tuple[str, str] | None:
    """Label and colour of the record's state."""
    if getattr(record, "is_voided", False):
        return "已作废", "gray"
    if ledger.workflow is None:
        return None
    field = ledger.workflow.field
    value = getattr(record, field)
    colours = getattr(record, "STATE_COLOURS", STATE_COLOURS)
    return getattr(record, f"get_{field}_display")(), colours.get(value, "gray")


def sections(ledger: Ledger, record: Model) -> list[tuple[str, list[tuple[str, object, bool]]]]:
    """Title → (label, value as HTML or text, takes the whole row)."""
    return [(title, [_line(column, record) for column in columns]) for title, columns in ledger.detail_sections]


def _line(column: BoundColumn, record: Model) -> tuple[str, object, bool]:
    if column.kind in ("choice", "tag"):
        return column.label, column.html(record), False
    text = shown(column.value(record))
    return column.label, text, len(text) > WIDE_TEXT or "\n" in text


def moves(ledger: Ledger, request: HttpRequest, record: Model) -> list[dict[str, object]]:
    """Buttons for what this person may do to the record now."""
    if ledger.workflow is None:
        return []
    return [
        {
            "code": move.code,
            "label": move.label,
            "style": move.style,
            "reason": move.reason,
            "on_a_page": move.asks_on_a_page,
            "icon": move.form.icon if move.form else "",
            "url": reverse(move.page, args=[record.pk]) if move.page else ledger.url("move", record.pk, move.code),
        }
        for move in ledger.workflow.open_moves(record, user_of(request))
    ]


def for_others(ledger: Ledger, request: HttpRequest, record: Model) -> str:
    """Why a button that the person's post would give is not here: they wrote the record, others judge it."""
    workflow = ledger.workflow
    left = workflow.left_to_others(record, user_of(request)) if workflow else []
    return other_hands.refusal(workflow, left[0], record) if workflow and left else ""


def _actions(ledger: Ledger, request: HttpRequest, record: Model) -> dict[str, str]:
    may_void = ledger.form is not None and not getattr(record, "is_voided", True)
    may_void = may_void and scope.permits(user_of(request), ledger.void_power, record)
    return {
        "edit": ledger.url("edit", record.pk) if ledger.may_edit(user_of(request), record) else "",
        "print": ledger.url("print", record.pk),
        "discard": ledger.url("discard", record.pk) if may_void else "",
    }
