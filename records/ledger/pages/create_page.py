"""A new record: as a draft, or sent for review at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from records import receipts, saving
from records.files import uploads
from records.guard import NO_POWER
from records.ledger.pages import sent_again
from records.ledger.pages.form_page import add_refusal, render_form, submitted_move, taken_back
from records.models.record import Record
from records.record_forms import RecordForm
from records.workflow import MoveRefused

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def create(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    if not ledger.may_create(user_of(request)):
        raise PermissionDenied(NO_POWER)
    if request.method != "POST":
        form = ledger.form_class(new=True)(user=user_of(request), initial=ledger.initial(request))
        return render_form(ledger, request, form)
    if sent_again.ANOTHER in request.POST:
        return sent_again.as_another(ledger, request)
    if made := _made_before(ledger, request):
        return sent_again.show(ledger, request, made)
    form = ledger.form_class(new=True)(request.POST, request.FILES, user=user_of(request))
    if not form.is_valid():
        return render_form(ledger, request, form, status=422)
    return _save(ledger, request, form)


def _made_before(ledger: Ledger, request: HttpRequest) -> Record | None:
    key = receipts.as_key(request.POST.get("client_id", ""))
    return ledger.model._base_manager.filter(pk=key, author=user_of(request)).first() if key else None


def _save(ledger: Ledger, request: HttpRequest, form: RecordForm) -> HttpResponse:
    try:
        files = uploads.prepared(request)
        with taken_back(ledger, form), transaction.atomic():
            record = saving.create(
                form, by=user_of(request), power=ledger.create_power, then=submitted_move(ledger, request)
            )
            uploads.keep_all(files, record, request)
    except saving.AlreadySaved as same:
        return sent_again.show(ledger, request, same.record)
    except (MoveRefused, ValidationError) as refusal:
        add_refusal(form, refusal)
        return render_form(ledger, request, form, status=422)
    messages.success(request, f"{ledger.noun}已保存。")
    return redirect(ledger.url("detail", record.pk))
