"""One search box over everything a person may see: names, codes, pinyin initials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from accounts.models.user import User
from portal.task_lines import has_unit
from records.ledger import Ledger, ledgers
from records.ledger.registry import ledger

HITS_PER_LEDGER = 6
SHORTEST = 1
ONE_MORE = HITS_PER_LEDGER + 1
SOUGHT_MOST = ("temporary-branches", "people", "projects")
"""Who types a name mostly means one of these; the box says so, too."""
SUGGESTED = (*SOUGHT_MOST, "activities", "issued-papers")
"""A name alone tells nothing here; needs, talks, findings and whatever else is confided is never suggested."""
HITS_SUGGESTED = 4


@dataclass(frozen=True)
class Hit:
    """``place`` and ``day`` tell alike titles apart; '' and None where the record has none."""

    title: str
    url: str
    place: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Hits:
    """What one ledger found, and where the rest is."""

    ledger: Ledger
    rows: list[Hit]
    more_url: str


def search(user: User, text: str) -> list[Hits]:
    """Hits by ledger, ledgers without any left out; each costs one query."""
    return _found(user, text, [one for one in sorted(ledgers(), key=_rank) if one.search])


def suggest(user: User, text: str) -> list[Hits]:
    """The few that come while somebody types: names and numbers within reach, nothing of what was confided."""
    found = _found(user, text, [ledger(slug) for slug in SUGGESTED])
    return [replace(hits, rows=hits.rows[:HITS_SUGGESTED]) for hits in found]


def _found(user: User, text: str, asked: list[Ledger]) -> list[Hits]:
    words = text.strip()[:50]
    if len(words) < SHORTEST:
        return []
    found = (_hits(one, user, words) for one in asked)
    return [hits for hits in found if hits.rows]


def _hits(ledger: Ledger, user: User, words: str) -> Hits:
    found = ledger.filter_class({"q": words}, queryset=ledger.rows(user).order_by(*ledger.ordering))
    rows = found.qs if found.is_valid() else found.queryset.none()
    if hasattr(ledger.model, "voided_at"):
        rows = rows.filter(voided_at__isnull=True)
    told = ledger.with_related(rows, [])
    hits = [_hit(ledger, row) for row in (told.select_related("unit") if has_unit(ledger) else told)[:ONE_MORE]]
    more = f"{ledger.url('list')}?{urlencode({'q': words})}" if len(hits) == ONE_MORE else ""
    return Hits(ledger, hits[:HITS_PER_LEDGER], more)


def _rank(ledger: Ledger) -> int:
    return SOUGHT_MOST.index(ledger.slug) if ledger.slug in SOUGHT_MOST else len(SOUGHT_MOST)


def _hit(ledger: Ledger, row: Any) -> Hit:
    title, place = ledger.heading(row), str(row.unit) if has_unit(ledger) else ""
    day = getattr(row, ledger.ordering[0].lstrip("-"), None)
    shown = day.date() if isinstance(day, datetime) else day if isinstance(day, date) else None
    return Hit(title, ledger.url("detail", row.pk), place if place not in title else "", shown)
