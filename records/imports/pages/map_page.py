"""What the file does not say: asked here, nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from records.imports import running
from records.imports.map_form import MapForm
from records.imports.pages.access import go_on, own_batch, page
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger

State = ImportBatch.State


def ask(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = own_batch(ledger, request, pk)
    if request.method == "POST" and "again" in request.POST and batch.state == State.CHECKED:
        return _ask_again(ledger, request, batch)
    if batch.state != State.ASKING:
        return go_on(ledger, batch)
    form = MapForm(ledger, batch, user_of(request), request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return page(ledger, request, "ledger/import_map.html", "确认对应关系", batch, form=form, status=status)
    batch.answers = form.answers()
    batch.state = State.CHECKING
    batch.save(update_fields=["answers", "state"])
    running.check(ledger, batch, user_of(request))
    return go_on(ledger, batch)


def _ask_again(ledger: Ledger, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """Forget the answers: everything that could not be mapped is asked anew."""
    if not batch.answers or not any(batch.answers.values()):
        messages.info(request, "这张表的栏目和内容都能认出，没有需要确认的。")
        return go_on(ledger, batch)
    batch.answers, batch.state = {}, State.CHECKING
    batch.save(update_fields=["answers", "state"])
    running.check(ledger, batch, user_of(request))
    return go_on(ledger, batch)
