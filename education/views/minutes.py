"""会议记录 as a Word file."""

from __future__ import annotations

import uuid

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.current import user_of
from education.minutes import minutes
from education.models import Activity
from records.documents import MEDIA_TYPE


def download(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Whoever may read the activity may have its paper."""
    activity = get_object_or_404(Activity.objects.visible_to(user_of(request)).select_related("unit"), pk=pk)
    name = f"{activity.held_on}{activity.unit}{activity.get_kind_display()}记录.docx"
    return FileResponse(iter([minutes(activity)]), as_attachment=True, filename=name, content_type=MEDIA_TYPE)
