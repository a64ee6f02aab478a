"""Giving out attachments: the record is asked first, strangers read 404, nothing is ever active content."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET
from PIL import UnidentifiedImageError

from accounts.current import user_of
from records.files import attachments, images, stored
from records.models.arriving import StagedFile
from records.models.attachment import Attachment

SANDBOX = "sandbox; default-src 'none'"


@require_GET
def attachment(request: HttpRequest, pk: object) -> HttpResponseBase:
    """The file; pictures in the page, everything else as a download."""
    found = _allowed(request, pk)
    return _given(found.path, found, inline=found.media_type == "image/jpeg")


@require_GET
def thumbnail(request: HttpRequest, pk: object) -> HttpResponseBase:
    """A small picture of a picture; 404 for other files."""
    found = _allowed(request, pk)
    if found.width is None:
        raise Http404
    try:
        return _given(found.thumbnail_path, found, inline=True)
    except Http404:  # lost, or older than small pictures: made once more, and kept
        _make_small(found)
        return _given(found.thumbnail_path, found, inline=True)


def _make_small(found: Attachment) -> None:
    try:
        with stored.read(found.path) as file:
            stored.write(found.thumbnail_path, images.small_of(file))
    except (FileNotFoundError, FileExistsError, UnidentifiedImageError):
        raise Http404 from None


@require_GET
def staged_thumbnail(request: HttpRequest, pk: object) -> HttpResponseBase:
    """A small picture of one that waits for its form, for nobody but who sent it."""
    found = get_object_or_404(StagedFile.objects.exclude(width=None), pk=pk, user=user_of(request))
    return _given(found.thumbnail_path, found, inline=True)


def _allowed(request: HttpRequest, pk: object) -> Attachment:
    found = get_object_or_404(Attachment.objects.select_related("content_type"), pk=pk, voided_at=None)
    if attachments.visible_record(found, user_of(request)) is None:
        raise Http404
    return found


def _given(path: str, found: Attachment | StagedFile, *, inline: bool) -> HttpResponseBase:
    try:
        file = stored.read(path)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=not inline, filename=found.name, content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response
