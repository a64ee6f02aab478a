"""The branch or request a page is about, fetched with what the page shows."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from records.guard import get_permitted_or_404


def branch_for(request: HttpRequest, pk: UUID, *powers: str) -> TemporaryBranch:
    rows = TemporaryBranch.objects.select_related("unit__parent", "project", "founding")
    return get_permitted_or_404(request, rows, pk, *powers)


def request_for(request: HttpRequest, pk: UUID, *powers: str) -> FoundingRequest:
    rows = FoundingRequest.objects.select_related("unit", "parent", "project__unit")
    return get_permitted_or_404(request, rows, pk, *powers)
