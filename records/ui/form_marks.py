"""Hidden fields of every form that is sent: its id, and the field that closes it."""

from __future__ import annotations

import uuid
from typing import Any

from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString

from records import once, receipts

END = "form_end"
AGAIN = '<input type="hidden" name="{}" value="1">'


def form_id(context: Any, form: BaseForm | None = None) -> SafeString:
    """A fresh id; a form that is shown again keeps the one it came with, and says where it was saved before."""
    request = context.get("request") if getattr(form, "is_bound", False) else None
    key = receipts.as_key(request.POST.get("form_id", "")) if request is not None else None
    again = format_html(AGAIN, once.AGAIN) if request is not None and once.saved_before(request) else ""
    return format_html('<input type="hidden" name="form_id" value="{}">{}', key or uuid.uuid4(), again)


def form_end() -> SafeString:
    """The last field: a form that comes without it did not come whole and is refused (portal/middleware/arrival.py)."""
    return format_html('<input type="hidden" name="{}" value="1">', END)
