"""The workbooks imports hand out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from django.utils import timezone

from records.exports import Blank, Frame, Head, Sheet, template_xlsx, write_xlsx
from records.imports import spool
from records.imports.bound import BoundField, bound_fields
from records.imports.cells import text_of
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger
    from records.xlsx.sheet import Kind

REASONS = Head("问题说明", width=60)
_KINDS: dict[str, Kind] = {"int": "int", "money": "money", "date": "date", "month": "date", "datetime": "datetime"}


def write_template(ledger: Ledger, target: IO[bytes]) -> None:
    """Heads with required marks, choices as lists, 填写说明."""
    blanks: list[Blank] = []
    for one in bound_fields(ledger):
        if not one.declared.in_template:
            continue
        if one.declared.code_heads:
            blanks.append(Blank(one.declared.code_heads[0], help=f"“{one.label}”的编码，名称能说清楚时可以不填"))
        blanks.append(_blank(one))
    template_xlsx(target, sheet=ledger.house_sheet, blanks=blanks, notes=ledger.importer.notes)


def _blank(one: BoundField) -> Blank:
    choices = ("是", "否") if one.kind == "bool" else tuple(one.choices.values()) if one.kind == "choice" else ()
    required = one.required and one.declared.default is None
    return Blank(one.label, required, choices, one.declared.help, kind=_KINDS.get(one.kind, "text"))


def write_errors(ledger: Ledger, batch: ImportBatch, target: IO[bytes]) -> None:
    """The refused rows as they were, and beside each what is wrong with it. It can be corrected and uploaded again."""
    heads = [REASONS, *(Head(head or f"第 {place} 栏") for place, head in enumerate(batch.heads, 1))]
    write_xlsx(
        target,
        sheet=Sheet(f"{ledger.house_sheet.title}（有问题的行）"),
        heads=heads,
        rows=_refused(batch, len(batch.heads)),
        frame=Frame("", timezone.localdate()),
    )


def _refused(batch: ImportBatch, width: int) -> Iterator[list[object]]:
    lines = batch.lines.filter(outcome="refused").order_by("number").values_list("number", "changes")
    waiting = iter(lines.iterator(chunk_size=1000))
    wanted = next(waiting, None)
    for number, cells in spool.read(batch):
        if wanted is None:
            return
        if number == wanted[0]:
            padded = [text_of(cell) for cell in cells] + [""] * (width - len(cells))
            yield [_reasons(number, wanted[1]), *padded[:width]]
            wanted = next(waiting, None)


def _reasons(number: int, changes: list[list[str]]) -> str:
    said = "；".join(f"{column}：{reason}" if column else reason for column, _, reason in changes)
    return f"第 {number} 行：{said}"
