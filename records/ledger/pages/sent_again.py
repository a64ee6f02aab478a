"""The form of a new record that came once more: no second record, and nothing of what was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.current import user_of
from records import once, receipts
from records.ledger.pages.form_page import add_refusal, conflict, render_form, submitted_move
from records.moves import MoveRefused

if TYPE_CHECKING:
    from records.ledger.base import Ledger
    from records.models.record import Record
    from records.record_forms import RecordForm

ANOTHER, LEFT = "as_another", "left"  # the button, and the ids of the form it takes over from
BLANK = "—"  # left to the portal to fill in, as the first time


def show(ledger: Ledger, request: HttpRequest, record: Record) -> HttpResponse:
    """The first record; where the text differs from it, its edit form with what was typed, or both side by side."""
    form = _as_edit(ledger, request, record)
    form.is_valid()
    differences = [one for one in conflict(ledger, request, form, record.pk) if one[2] != BLANK]
    if not differences and once.saved_before(request) is None:
        return once.lead_back(request, ledger.url("detail", record.pk), _already(ledger, request, record))
    if not ledger.may_edit(user_of(request), record):
        return _side_by_side(ledger, request, record, differences)
    add_refusal(form, MoveRefused(_told(ledger, record) + "核对后保存，改的就是已保存的那一条。"))
    action = ledger.url("edit", record.pk)
    more = _for_another(ledger, request)
    return render_form(ledger, request, form, status=409, conflict=differences, action=action, more=more)


def as_another(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    """What was typed is a record of its own after all: the form of a new one with another key, to be looked through."""
    typed = request.POST.copy()
    typed["client_id"] = str(uuid4())
    receipts.note(request, [str(key) for key in (receipts.as_key(one) for one in request.POST.getlist(LEFT)) if key])
    messages.info(request, f"请核对后保存为新的一条{ledger.noun}；照片和附件请重新选择。")
    form = ledger.form_class(new=True)(typed, user=user_of(request))
    return render_form(ledger, request, form)


def _for_another(ledger: Ledger, request: HttpRequest) -> dict[str, object]:
    """For the button that leads there: all that was typed, and the ids that the browser may let go of."""
    typed = [*once.typed(request), *((LEFT, key) for key in receipts.ids(request))]
    return {"another": typed, "another_url": ledger.url("create"), "another_noun": ledger.noun}


def _as_edit(ledger: Ledger, request: HttpRequest, record: Record) -> RecordForm:
    """What was typed, as a change of the record as it is now."""
    typed = request.POST.copy()
    typed["version"] = str(record.version)
    row = ledger.model._base_manager.get(pk=record.pk)
    return ledger.form_class()(typed, request.FILES, instance=row, user=user_of(request))


def _already(ledger: Ledger, request: HttpRequest, record: Record) -> str:
    said = f"这条{ledger.noun}已经保存过，没有重复登记。"
    workflow = ledger.workflow
    if submitted_move(ledger, request) and workflow and getattr(record, workflow.field) in workflow.editable:
        said += "它还没有提交，请在这里提交。"
    return said


def _told(ledger: Ledger, record: Record) -> str:
    at = timezone.localtime(record.created_at).strftime("%Y-%m-%d %H:%M")
    return f"这条{ledger.noun}在 {at} 已经保存过，没有再登记一条。这次填写的与已保存的不同，都在下面。"


def _side_by_side(
    ledger: Ledger, request: HttpRequest, record: Record, differences: list[tuple[str, str, str]]
) -> HttpResponse:
    context = {
        "told": _told(ledger, record) + "这条记录现在不能修改，需要更正的，请联系审核人。",
        "conflict": differences,
        "title": f"{ledger.noun}已经保存过",
        "detail_url": ledger.url("detail", record.pk),
        "crumbs": [("工作台", "/"), (ledger.title, ledger.url("list")), (ledger.heading(record), "")],
        **_for_another(ledger, request),
    }
    return render(request, "ledger/saved_before.html", context, status=409)
