"""Workbooks for download: the empty template, and the refused rows with their reasons."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from records.guard import require
from records.imports import files
from records.imports.pages.access import own_batch

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def template(ledger: Ledger, request: HttpRequest) -> HttpResponseBase:
    require(request, ledger.import_power)
    target = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the response)
    files.write_template(ledger, target)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{ledger.house_sheet.title}_导入模板.xlsx")


def errors(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponseBase:
    batch = own_batch(ledger, request, pk)
    if not batch.refused_count or batch.cleaned:
        return redirect(ledger.url("import_preview", batch.pk))
    target = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the response)
    files.write_errors(ledger, batch, target)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{ledger.house_sheet.title}_有问题的行.xlsx")
