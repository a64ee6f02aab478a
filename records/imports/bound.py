"""Import fields together with the ledger they fill."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from records.imports.fields import ImportField
from records.imports.wording import bare, bare_head
from records.pickers import Picker, picker
from records.values import show

if TYPE_CHECKING:
    from records.ledger.base import Ledger

_KINDS: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.ForeignKey, "related"),
    (models.BooleanField, "bool"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.DecimalField, "money"),
    (models.IntegerField, "int"),
)


class BoundField:
    """``field`` is the model field, None for a name of the importer's own."""

    def __init__(self, ledger: Ledger, declared: ImportField) -> None:
        self.declared, self.name = declared, declared.name
        self.field = _model_field(ledger.model, declared.name)
        self.kind = declared.kind or _kind(declared, self.field)
        self.choices: dict[object, str] = {k: str(v) for k, v in (getattr(self.field, "flatchoices", None) or ()) if k}
        verbose = str(self.field.verbose_name) if self.field is not None else ""
        self.label = declared.heads[0] if declared.heads else verbose or declared.name
        columns = [column.label for column in (*ledger.printed, *ledger.offered) if column.path == declared.name]
        self.heads = {bare_head(head) for head in (*declared.heads, verbose, *columns) if head}
        self.code_heads = {bare_head(head) for head in declared.code_heads}
        self._spellings = self._all_spellings()

    @property
    def required(self) -> bool:
        return self.declared.required

    @property
    def picker(self) -> Picker:
        return picker(self.declared.picker)

    def _all_spellings(self) -> dict[str, object]:
        found = {bare(str(code)): code for code in self.choices}
        found.update({bare(label): code for code, label in self.choices.items()})
        found.update({bare(text): code for text, code in self.declared.aliases.items()})
        return found

    def choice(self, text: str) -> object:
        """The code that a label, code or alias stands for; None for an unknown one."""
        return self._spellings.get(bare(text))

    def show(self, value: object) -> str:
        """A value as the preview and the history show it."""
        if value is None or value == "":
            return "—"
        if self.declared.shown:
            return self.declared.shown(value)
        return self.choices.get(value) or show(value)


@lru_cache(maxsize=64)
def bound_fields(ledger: Ledger) -> tuple[BoundField, ...]:
    """The importer's fields, bound once per process."""
    declared = ledger.importer.fields
    known = {one.name for one in declared}
    texts = [ImportField(one.text_field, in_template=False) for one in declared if one.text_field not in ("", *known)]
    return tuple(BoundField(ledger, one) for one in (*declared, *texts))


def _model_field(model: type[models.Model], name: str) -> models.Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _kind(declared: ImportField, field: models.Field[Any, Any] | None) -> str:
    if declared.picker:
        return "related"
    if getattr(field, "flatchoices", None):
        return "choice"
    return next((kind for types, kind in _KINDS if isinstance(field, types)), "text")
