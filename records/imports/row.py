"""One row of the file on its way to a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Why a row is refused: the column's head, what stands in the cell, the reason in Chinese."""

    column: str
    text: str
    reason: str


@dataclass
class Row:
    """``texts`` holds the cells as people see them, ``values`` what they mean; empty cells are in neither.

    Both are keyed by the names of the import fields. ``record`` is the existing or new instance from
    ``Importer.complete`` on; ``created`` says which.
    """

    number: int  # as Excel shows it
    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)  # field name → head in this file
    record: Any = None
    created: bool = True
    changes: dict[str, list[str]] = field(default_factory=dict)  # label → [old, new], as people read it
    before: dict[str, Any] = field(default_factory=dict)  # old values of changed columns of the model
    follows: list[tuple[str, str]] = field(default_factory=list)  # label, text: what comes with a new record
    old_text: dict[str, str] = field(default_factory=dict)  # what an approved record said, for its snapshot

    def get(self, name: str, default: object = None) -> Any:
        return self.values.get(name, default)

    def changed(self, label: str, old: str, new: str) -> None:
        """Something beside the record's own columns will change (a child row): the row counts as changed."""
        if old != new:
            self.changes[label] = [old or "—", new or "—"]

    def tell(self, label: str, text: str) -> None:
        """Something that follows from a new record, for whoever confirms it."""
        self.follows.append((label, text))

    @property
    def outcome(self) -> str:
        """refused, new, changed or unchanged."""
        if self.problems:
            return "refused"
        return "new" if self.created else "changed" if self.before or self.changes else "unchanged"

    def refuse(self, name: str, reason: str) -> None:
        """The row will not be imported; ``name`` is an import field or '' for the row as a whole."""
        self.problems.append(Problem(self.labels.get(name, name), self.texts.get(name, ""), reason))
