"""One small form, one act on a record: shown, tried, and refused in place with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html

from records import numbers, once, query_params
from records.files import attachments, uploads
from records.ledger.pages.form_page import add_refusal, show_held
from records.workflow import MoveRefused, Stale

if TYPE_CHECKING:
    from records.ledger.base import Ledger

T = TypeVar("T")  # what an act returns


@dataclass(frozen=True)
class Page:
    """What stands around the form. ``trail`` leads here, ``home`` is where 取消 goes and whoever has done it."""

    title: str
    home: str
    trail: Sequence[tuple[str, str]]
    subject: str = ""  # one line that says what it acts on
    facts: Sequence[tuple[str, object, bool]] = ()  # the same as label, value, takes the whole row
    note: str = ""
    button: str = "确定"
    icon: str = "check"
    danger: bool = False
    photos_of: Model | None = None  # the record that keeps photos and files sent with the act; None asks for none
    template: str = "ledger/act.html"
    more: Mapping[str, object] = field(default_factory=dict)  # what the blocks of another template need


def page_on(ledger: Ledger, record: Model, title: str, **more: Any) -> Page:
    """The page of an act on one record of a ledger; ``more`` as :class:`Page`."""
    heading, detail = ledger.heading(record), ledger.url("detail", record.pk)
    usual = {
        "home": detail,
        "trail": [(ledger.title, ledger.url("list")), (heading, detail)],
        "subject": "" if more.get("facts") else heading,
    }
    return Page(title, **{**usual, **more})


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form that may come back empty: a button alone is an answer, too."""
    return request.POST if request.method == "POST" else None


def act_page(
    request: HttpRequest,
    form: BaseForm,
    page: Page,
    *,
    act: Callable[[dict[str, Any]], T],
    done: str | Callable[[T], str],
    then: Callable[[T], str] | None = None,
) -> HttpResponse:
    """``act`` gets the cleaned data; act and files are kept together or not at all.

    A refusal stands above the form, and nothing typed is lost; where nothing is asked, a button is all there is, and
    the refusal is told at home. ``done`` is what the person is told, ``then`` gives the address to go on to if it is
    not the page's home; both may look at what the act returned. Whoever works through a list (``after``: the address
    that leads on) goes on from here, also when somebody else was faster.
    """
    after = query_params.local(request, "after")
    if request.method == "POST" and once.first_time(request, form) and form.is_valid():
        try:
            result = _performed(request, form, page, act)
        except (MoveRefused, ValidationError) as refusal:
            if not form.visible_fields():  # nothing was typed that could be lost
                messages.error(request, "；".join(getattr(refusal, "messages", [str(refusal)])))
                return redirect(after if after and isinstance(refusal, Stale) else page.home)
            add_refusal(form, refusal)
        else:
            said, onward = done if isinstance(done, str) else done(result), then(result) if then else ""
            messages.success(request, _with_link(said, onward) if after and onward else said)
            return redirect(after or onward or page.home)
    staged = show_held(request, form) if page.photos_of else []
    context = {
        "form": form,
        "page": page,
        "staged": staged,
        "photos_at_most": numbers.number(numbers.PHOTOS_AT_MOST),
        "attachments": attachments.of(page.photos_of) if page.photos_of else None,
        "crumbs": [("工作台", "/"), *page.trail, (page.title, "")],
        **page.more,
    }
    return render(request, page.template, context, status=422 if form.is_bound else 200)


def _with_link(said: str, address: str) -> str:
    """What was made can be looked at, though the way leads on to the next of a list."""
    return format_html('{} <a href="{}">查看</a>', said, address)


def _performed(request: HttpRequest, form: BaseForm, page: Page, act: Callable[[dict[str, Any]], T]) -> T:
    """Pictures are looked at before the transaction."""
    files = uploads.prepared(request) if page.photos_of else []
    with transaction.atomic():
        result = act(form.cleaned_data)
        if page.photos_of is not None:
            uploads.keep_all(files, page.photos_of, request)
    return result
