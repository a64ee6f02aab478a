"""How a page of a ledger begins; voided records are among its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from accounts.current import user_of
from records.guard import get_among_or_404

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def row_for(ledger: Ledger, request: HttpRequest, pk: object, *powers: str) -> Any:
    """The record with everything its page shows, if the person holds one of the powers on it, or may just see it."""
    columns = [column for _, part in ledger.detail_sections for column in part]
    return get_among_or_404(request, ledger.with_related(ledger.rows(user_of(request)), columns), pk, *powers)
