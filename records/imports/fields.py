"""One column of an import, declared beside the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Model, QuerySet

Kind = Literal["", "text", "int", "money", "date", "month", "datetime", "bool", "choice", "related"]
"""``month`` is a date of which sheets often give year and month only; it becomes the first day."""


@dataclass(frozen=True)
class ImportField:
    """``name`` is a field of the model, or a name of one's own whose value only the hooks read.

    ``heads`` are the column heads under which it is known; the first one stands in the template. Explanations in
    brackets, blanks and line breaks in a head do not matter. The label of the ledger's own column and the field's
    verbose name are known by themselves. ``kind`` is taken from the model field when empty.
    """

    name: str
    heads: tuple[str, ...] = ()
    required: bool = False
    kind: Kind = ""
    default: object = None  # for new records when the cell is empty; may be callable
    help: str = ""  # what to write, for the sheet 填写说明
    in_template: bool = True
    keep: bool = False  # only for new records: what a record already holds is never changed by an import
    shown: Callable[[object], str] | None = None  # how preview and history write it, when not in full
    # other spellings of choices: {"支部委员会": "committee_meeting"}
    aliases: Mapping[str, str] = field(default_factory=dict)
    # --- related records ---
    picker: str = ""  # a code registered in records.pickers: found among the rows that picker offers the user
    code_heads: tuple[str, ...] = ()  # heads of a second column that holds the related record's code
    match: tuple[str, ...] = ()  # fields a name is compared with; default short_name, name, title as there are
    code_match: tuple[str, ...] = ()  # fields a code is compared with; default code, staff_number
    within: Callable[[Any], QuerySet[Model]] | None = None  # narrows the offered rows further: queryset → queryset
    text_field: str = ""  # keeps the text of the cell too, and allows "只保留文字" when nobody matches
    # A code we do not know is no obstacle when the name is known, and the other way round (units have unique names,
    # people do not); when both are known they must mean the same record.
    either: bool = False
    # Import fields of the same row that tell records of one name apart, and the words that describe a record: the one
    # whose words the row says most of is meant; a draw stays a question.
    clues: tuple[str, ...] = ()
    words: Callable[[Any], set[str]] | None = None
    instead: tuple[str, ...] = ()  # import fields from which ``prepare`` works this one out, when it has no column
    ask: bool = True  # False: unknown values are left empty (and required ones refused) without a question

    @property
    def label(self) -> str:
        return self.heads[0] if self.heads else self.name
