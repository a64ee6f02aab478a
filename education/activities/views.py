"""会议记录 as a Word file."""

from __future__ import annotations

import uuid

from django.http import FileResponse, HttpRequest

from education.activities.minutes import minutes
from education.activities.models import Activity
from records.documents import MEDIA_TYPE
from records.guard import get_permitted_or_404


def download(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Whoever may read the activity may have its paper."""
    activity = get_permitted_or_404(request, Activity.objects.select_related("unit"), pk, voided=True)
    name = f"{activity.held_on}{activity.unit}{activity.get_kind_display()}记录.docx"
    return FileResponse(iter([minutes(activity)]), as_attachment=True, filename=name, content_type=MEDIA_TYPE)
