"""What the new page and the edit page share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from records import numbers
from records.files import attachments, uploads

if TYPE_CHECKING:
    from records.ledger.base import Ledger
    from records.models.arriving import StagedFile
    from records.record_forms import RecordForm


def render_form(
    ledger: Ledger,
    request: HttpRequest,
    form: RecordForm,
    *,
    status: int = 200,
    conflict: Any = None,
    action: str = "",
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """The form page; ``conflict`` holds (label, stored text, own text) for the second saver, ``action`` the address."""
    record = None if form.instance._state.adding else form.instance
    staged = show_held(request, form) if ledger.attachments else []
    title = f"修改{ledger.noun}" if record else f"新建{ledger.noun}"
    context = {
        "ledger": ledger,
        "form": form,
        "record": record,
        "title": title,
        "conflict": conflict,
        "action": action,
        "may_submit": submit_label(ledger, record),
        "attachments": attachments.of(record) if record and ledger.attachments else None,
        "takes_files": ledger.attachments,
        "staged": staged,
        "may_drop": True,
        "photos_at_most": numbers.number(numbers.PHOTOS_AT_MOST),
        "back_url": ledger.url("detail", record.pk) if record else ledger.url("list"),
        "crumbs": [("工作台", "/"), (ledger.title, ledger.url("list")), (title, "")],
        **ledger.form_context(request, form),
        **(more or {}),
    }
    return render(request, ledger.form_template, context, status=status)


def submit_label(ledger: Ledger, record: Model | None) -> str:
    """Label of the second button: what a person may do right after saving, '' for nothing."""
    if ledger.workflow is None:
        return ""
    state = getattr(record, ledger.workflow.field) if record else "draft"
    return next((move.label for move in ledger.workflow.moves if move.code == "submit" and state in move.origins), "")


def submitted_move(ledger: Ledger, request: HttpRequest) -> str:
    """The move asked for together with saving, '' for a draft."""
    return "submit" if ledger.workflow and request.POST.get("then") == "submit" else ""


def show_held(request: HttpRequest, form: BaseForm) -> list[StagedFile]:
    """Files of a refused form, which wait for it; what is wrong with others is said above the form."""
    staged, problems = uploads.held(request)
    if problems and form.is_bound:
        form.add_error(None, ValidationError(problems))
    return staged


@contextmanager
def taken_back(ledger: Ledger, form: RecordForm) -> Iterator[None]:
    """A refused saving leaves nothing in memory that is not stored: the page is shown again as at first."""
    record, field = form.instance, ledger.workflow.field if ledger.workflow else ""
    was_new, state = record._state.adding, getattr(record, field, None)
    try:
        yield
    except Exception:
        record._state.adding = was_new
        if field:
            setattr(record, field, state)
        raise


def add_refusal(form: BaseForm, refusal: Exception) -> None:
    """Say above the form why nothing was saved; everything typed stays."""
    form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))


def conflict(ledger: Ledger, request: HttpRequest, form: RecordForm, pk: object) -> list[tuple[str, str, str]]:
    """(label, what stands there now, what this person typed); their next save goes over the present version."""
    theirs = ledger.rows(user_of(request)).get(pk=pk)
    typed_again = request.POST.copy()
    typed_again["version"] = str(theirs.version)
    form.data = typed_again
    kind = type(form)
    stored, typed = kind.text_of(theirs), kind.text_of(form.instance)
    return [(label, stored[label], typed.get(label, "—")) for label in stored if stored[label] != typed.get(label, "—")]
