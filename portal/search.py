"""One search box over everything a person may see: names, codes, pinyin initials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from accounts.models import User
from records.ledger import Ledger, ledgers

HITS_PER_LEDGER = 6
SHORTEST = 1


@dataclass(frozen=True)
class Hits:
    """What one ledger found, and where the rest is."""

    ledger: Ledger
    rows: list[tuple[str, str]]  # title, address
    more_url: str


def search(user: User, text: str) -> list[Hits]:
    """Hits by ledger, ledgers without any left out; each costs one query."""
    words = text.strip()[:50]
    if len(words) < SHORTEST:
        return []
    found = (_hits(ledger, user, words) for ledger in ledgers() if ledger.search)
    return [hits for hits in found if hits.rows]


def _hits(ledger: Ledger, user: User, words: str) -> Hits:
    found = ledger.filter_class({"q": words}, queryset=ledger.rows(user).order_by(*ledger.ordering))
    rows = found.qs if found.is_valid() else found.queryset.none()
    if hasattr(ledger.model, "voided_at"):
        rows = rows.filter(voided_at__isnull=True)
    titles = [_line(ledger, row) for row in ledger.with_related(rows, [])[: HITS_PER_LEDGER + 1]]
    more = f"{ledger.url('list')}?{urlencode({'q': words})}" if len(titles) > HITS_PER_LEDGER else ""
    return Hits(ledger, titles[:HITS_PER_LEDGER], more)


def _line(ledger: Ledger, row: Any) -> tuple[str, str]:
    return ledger.heading(row), ledger.url("detail", row.pk)
