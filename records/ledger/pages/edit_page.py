"""Changing a record. The second of two savers sees both texts and decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from records import saving
from records.files import uploads
from records.ledger.pages.access import row_for
from records.ledger.pages.form_page import add_refusal, conflict, render_form, submitted_move, taken_back
from records.models.record import Record
from records.workflow import MoveRefused, Stale

if TYPE_CHECKING:
    from records.ledger.base import Ledger


TOO_LATE = "您填写期间，别人已经提交或处理了这条记录，这次没有保存。您填写的内容留在下面，可以复制后再联系对方。"


def edit(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk, ledger.edit_power)
    if not ledger.may_edit(user_of(request), record):
        return _too_late(ledger, request, record)
    if request.method != "POST":
        return render_form(ledger, request, ledger.form_class()(instance=record, user=user_of(request)))
    form = ledger.form_class()(request.POST, request.FILES, instance=record, user=user_of(request))
    if not form.is_valid():
        return render_form(ledger, request, form, status=422)
    return _save(ledger, request, form, record.pk)


def _too_late(ledger: Ledger, request: HttpRequest, record: Record) -> HttpResponse:
    """The state changed while someone was typing: nothing is saved, and nothing typed is lost."""
    if request.method != "POST" or record.is_voided:
        raise PermissionDenied("这条记录现在的状态不能修改。")
    form = ledger.form_class()(request.POST, instance=record, user=user_of(request))
    form.is_valid()
    add_refusal(
        form,
        Stale(TOO_LATE),
    )
    return render_form(ledger, request, form, status=409)


def _save(ledger: Ledger, request: HttpRequest, form: Any, pk: object) -> HttpResponse:
    try:
        files = uploads.prepared(request)
        with taken_back(ledger, form), transaction.atomic():
            record = saving.update(
                form, by=user_of(request), power=ledger.edit_power, then=submitted_move(ledger, request)
            )
            uploads.keep_all(files, record, request, may_drop=True)
    except Stale as refusal:
        add_refusal(form, refusal)
        return render_form(ledger, request, form, status=409, conflict=conflict(ledger, request, form, pk))
    except (MoveRefused, ValidationError) as refusal:
        add_refusal(form, refusal)
        return render_form(ledger, request, form, status=422)
    messages.success(request, "修改已保存。")
    return redirect(ledger.url("detail", record.pk))
