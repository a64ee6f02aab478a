"""How a page begins: the record this person may touch, or 404 outside their scope and 403 without the power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from accounts.current import user_of
from records import scope

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def get_visible(ledger: Ledger, request: HttpRequest, pk: object) -> Any:
    """The record with everything its page shows; 404 when the person may not see it."""
    columns = [column for _, part in ledger.detail_sections for column in part]
    record = ledger.with_related(ledger.rows(user_of(request)), columns).filter(pk=pk).first()
    if record is None:
        raise Http404("没有这条记录，或者不在您的查看范围内。")
    return record


def get_for(ledger: Ledger, request: HttpRequest, pk: object, power: str) -> Any:
    """The record if the person also holds ``power`` on it; 403 when they only may look."""
    record = get_visible(ledger, request, pk)
    if not scope.permits(user_of(request), power, record):
        raise PermissionDenied("您当前的身份没有这项权限。")
    return record


def require(request: HttpRequest, power: str) -> None:
    """403 unless the person holds the power anywhere."""
    if not scope.holds(user_of(request), power):
        raise PermissionDenied("您当前的身份没有这项权限。")
