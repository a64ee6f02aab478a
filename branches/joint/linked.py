"""Records that are events of 联建共建 already. Apps above offer theirs here; this app knows none of them by name.

joint_sources.register(LinkedKind("activities", offered, facts_of))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models.user import User


@dataclass(frozen=True)
class Facts:
    """What the record behind an event says itself; ``is_draft`` while it is nobody else's business."""

    unit_id: int
    held_on: date
    theme: str
    headcount: int
    is_draft: bool = False


@dataclass(frozen=True)
class LinkedKind:
    """``slug`` of the ledger; ``offered`` gives (key, text) of what a person may name; ``facts`` of one key or None."""

    slug: str
    offered: Callable[[User], list[tuple[str, str]]]
    facts: Callable[[str], Facts | None]


_sources: dict[str, LinkedKind] = {}


def register(source: LinkedKind) -> None:
    if source.slug in _sources:
        raise ValueError(f"two kinds are called {source.slug!r}")
    _sources[source.slug] = source


def reference(slug: str, key: object) -> str:
    return f"{slug}:{key}"


def offered(user: User) -> list[tuple[str, str]]:
    """Reference and text of every record the person may name."""
    found = ((source.slug, *one) for source in _sources.values() for one in source.offered(user))
    return [(reference(slug, key), text) for slug, key, text in found]


def facts_of(named: str) -> Facts | None:
    """None when the record is gone or voided, or nobody knows such records."""
    slug, _, key = named.partition(":")
    return _sources[slug].facts(key) if slug in _sources else None
