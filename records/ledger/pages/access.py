"""How a page of a ledger begins; voided records are among its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from accounts.current import user_of
from records.guard import get_among_or_404
from records.typing_shims import M

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def row_for(ledger: Ledger[M], request: HttpRequest, pk: object, *powers: str) -> M:
    """The record with everything its page shows, if the person holds one of the powers on it, or may just see it."""
    columns = [column for _, part in ledger.detail_sections for column in part]
    return get_among_or_404(request, ledger.with_related(ledger.rows(user_of(request)), columns), pk, *powers)
