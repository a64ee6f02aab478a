"""通过 and 退回 for many records of many ledgers at once: each on its own, so that one that fails stops no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models.user import User
from records import query_params
from records.ledger import Ledger, ledgers
from records.moves import Move, MoveRefused
from records.workflow import perform


@dataclass(frozen=True)
class Decision:
    """``moves``: how the workflows call it. A move that asks for more than a reason is made on its own page only."""

    code: str
    label: str
    style: str
    moves: tuple[str, ...]
    reason: bool = False

    def open(self, ledger: Ledger, record: Any, user: User) -> Move | None:
        """The move by which this person could decide so now."""
        moves = ledger.workflow.open_moves(record, user) if ledger.workflow else []
        return next((one for one in moves if one.code in self.moves and not one.asks_on_a_page), None)


PASS = Decision("pass", "通过", "primary", ("approve", "accept"))
RETURN = Decision("return", "退回", "danger", ("return",), reason=True)
DECISIONS = (PASS, RETURN)
NOT_NOW = "现在不能批量{}：已有人处理，或者须逐条办理"


@dataclass(frozen=True)
class Chosen:
    """A ticked record, as it was when the list was read."""

    ledger: Ledger
    record: Any
    version: int | None

    @property
    def title(self) -> str:
        return self.ledger.heading(self.record)


def decision(code: str) -> Decision | None:
    return next((one for one in DECISIONS if one.code == code), None)


def tick_of(ledger: Ledger, record: Any, user: User) -> str:
    """What the box of a line says; '' where nothing can be decided without opening it."""
    if not any(one.open(ledger, record, user) for one in DECISIONS):
        return ""
    return f"{ledger.slug}:{record.pk}:{record.version}"


def chosen(user: User, ticks: Iterable[str]) -> list[Chosen]:
    """The ticked records that this person may see. One query for each ledger among them."""
    known = {one.slug: one for one in ledgers()}
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for tick in ticks:
        slug, _, rest = tick.partition(":")
        key, _, version = rest.partition(":")
        if slug in known:
            said[slug][key] = version
    return [
        Chosen(known[slug], record, query_params.whole(versions[str(record.pk)]))
        for slug, versions in said.items()
        for record in _read(known[slug], user, versions)
    ]


def _read(ledger: Ledger, user: User, versions: dict[str, str]) -> Iterable[Any]:
    keys = query_params.keys(ledger.model, versions)
    return [row for row in ledger.with_related(ledger.rows(user).filter(pk__in=keys), []) if str(row.pk) in versions]


def decide(what: Decision, rows: Iterable[Chosen], *, by: User, reason: str) -> tuple[int, list[str]]:
    """How many were decided, and a sentence for each that was not."""
    done, failed = 0, []
    for one in rows:
        move = what.open(one.ledger, one.record, by)
        try:
            if move is None:
                raise MoveRefused(NOT_NOW.format(what.label))
            perform(one.record, move.code, by=by, reason=reason if move.reason else "", version=one.version)
            done += 1
        except MoveRefused as refusal:
            failed.append(f"{one.title}：{refusal}")
    return done, failed
