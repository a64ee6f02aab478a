"""A small form for one act on one record of a ledger, with photos where they belong to the act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.current import user_of
from records import attachments, scope, uploads
from records.ledger.registry import ledger
from records.workflow import MoveRefused


def record_for(request: HttpRequest, model: Any, pk: object, *powers: str) -> Any:
    """A living record one may see, and on which one of the powers is held: 404 outside, 403 inside."""
    rows = model.objects.living().visible_to(user_of(request)).select_related("unit")
    record = get_object_or_404(rows, pk=pk)
    if not any(scope.permits(request.user, power, record) for power in powers):
        raise PermissionDenied("您当前的身份没有这项权限。")
    return record


def record_page(
    request: HttpRequest,
    record: Any,
    slug: str,
    form: Form,
    *,
    title: str,
    act: Callable[[dict[str, Any]], object],
    done: str,
    photos: bool = False,
    back: str = "",
) -> HttpResponse:
    """``act`` gets the cleaned data; act and photos are kept together or not at all."""
    page = ledger(slug)
    back = back or page.url("detail", record.pk)
    if request.method == "POST" and form.is_valid():
        try:
            files = uploads.prepared(request) if photos else []
            with transaction.atomic():
                act(form.cleaned_data)
                uploads.keep_all(files, record, by=user_of(request))
        except (MoveRefused, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    heading = page.heading(record)
    crumbs = [("工作台", "/"), (page.title, page.url("list")), (heading, page.url("detail", record.pk)), (title, "")]
    context = {
        "record": record,
        "form": form,
        "title": title,
        "heading": heading,
        "back_url": back,
        "crumbs": crumbs,
        "takes_files": photos,
        "attachments": attachments.of(record) if photos else None,
    }
    return render(request, "branches/record_act.html", context, status=422 if form.is_bound else 200)
