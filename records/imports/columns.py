"""Which column of the file fills which field: by heads, then by what the person answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from records.imports.bound import BoundField, bound_fields
from records.imports.wording import bare_head, plain_head

if TYPE_CHECKING:
    from records.ledger.base import Ledger

CODE = ":code"  # "unit:code" is the column that holds the unit's code
OURS = ("序号", "问题说明")  # written by our own workbooks


@dataclass
class Columns:
    """``targets``: place of a column → field name, or field name + ``:code``."""

    targets: dict[int, str] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)

    def place(self, target: str) -> int | None:
        return next((place for place, name in self.targets.items() if name == target), None)

    def fills(self, name: str) -> bool:
        return name in self.targets.values() or name + CODE in self.targets.values()


def columns(ledger: Ledger, heads: Sequence[str], answers: Mapping[str, str]) -> Columns:
    """``answers``: place of a column as text → target, '' for a column to be left out."""
    fields, found = bound_fields(ledger), Columns()
    for place in range(len(heads)):
        answer = answers.get(str(place))
        if answer:
            found.targets[place] = answer
    for normal in (bare_head, plain_head):
        for place, head in enumerate(heads):
            if place not in found.targets and str(place) not in answers:
                _match(found, fields, place, normal(head))
    ours = _unasked(ledger)
    for place, head in enumerate(heads):
        if place not in found.targets:
            known = not head or str(place) in answers or {bare_head(head), plain_head(head)} & ours
            (found.passed_over if known else found.unknown).append(place)
    return found


def _match(found: Columns, fields: Sequence[BoundField], place: int, head: str) -> None:
    for one in fields:
        for target, heads in ((one.name, one.heads), (one.name + CODE, one.code_heads)):
            if head in heads and found.place(target) is None:
                found.targets[place] = target
                return


def _unasked(ledger: Ledger) -> set[str]:
    """Heads that need no question: columns of the ledger that are no import field, and what the importer names."""
    own = [column.label for column in (*ledger.printed, *ledger.offered)]
    wanted = {head for one in bound_fields(ledger) for head in (*one.heads, *one.code_heads)}
    return {bare_head(head) for head in (*own, *ledger.importer.ignored_heads, *OURS)} - wanted


def targets(ledger: Ledger, taken: Columns) -> list[tuple[str, str]]:
    """(target, label) of what an unknown column may still be."""
    offered: list[tuple[str, str]] = []
    for one in bound_fields(ledger):
        if taken.place(one.name) is None:
            offered.append((one.name, one.label))
        if one.declared.code_heads and taken.place(one.name + CODE) is None:
            offered.append((one.name + CODE, one.declared.code_heads[0]))
    return offered


def known_heads(ledger: Ledger) -> set[str]:
    """Every head the reader may look for when it searches the row of heads."""
    fields = ledger.importer.fields
    declared = [head for one in fields for head in (*one.heads, *one.code_heads)]
    return {*declared, *(column.label for column in ledger.printed), *ledger.importer.ignored_heads}
