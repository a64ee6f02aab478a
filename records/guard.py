"""How a page begins: the record this person may touch, or 404 outside their scope and 403 without the power."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest

from accounts.current import user_of
from records import other_hands, scope

if TYPE_CHECKING:
    from records.models.record import Record

M = TypeVar("M", bound=models.Model)

NO_POWER = "您当前的身份没有这项权限。"
NOT_HERE = "没有这条记录，或者不在您的查看范围内。"


def get_permitted_or_404(
    request: HttpRequest, source: type[M] | models.QuerySet[M], pk: object, *powers: str, voided: bool = False
) -> M:
    """The record with that key, not voided, that this person may see and holds one of ``powers`` on; none: seeing it.

    ``source`` is the model, or a queryset that fetches what the page shows. ``voided`` lets voided records through,
    for pages that only read.
    """
    rows = source if isinstance(source, models.QuerySet) else source._default_manager.all()
    if not voided and hasattr(rows.model, "voided_at"):
        rows = rows.filter(voided_at__isnull=True)
    return get_among_or_404(request, scope.visible(rows, user_of(request)), pk, *powers)


def get_among_or_404(request: HttpRequest, seen: models.QuerySet[M], pk: object, *powers: str) -> M:
    """The same among rows that are narrowed already to what the person sees."""
    record = seen.filter(pk=pk).first()
    if record is None:
        raise Http404(NOT_HERE)
    if powers:
        require(request, *powers, on=record)
    return record


def require(request: HttpRequest, *powers: str, on: models.Model | None = None) -> None:
    """403 unless the person holds one of the powers: on that record, or without one anywhere."""
    user = user_of(request)
    if not any(scope.holds(user, power) if on is None else scope.permits(user, power, on) for power in powers):
        raise PermissionDenied(NO_POWER)


def require_other_hands(request: HttpRequest, record: Record, code: str) -> None:
    """403 for a move that judges what this person wrote or handed in; it says who else may make it."""
    workflow = record.workflow
    move = workflow.move(code) if workflow else None
    if workflow and move and other_hands.barred(workflow, move, record, user_of(request)):
        raise PermissionDenied(other_hands.refusal(workflow, move, record))
