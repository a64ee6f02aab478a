"""What is wrong with a form as a whole, and where: the list above it, each line leading to its field or row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BaseForm

from records.form_errors import row_of


@dataclass(frozen=True)
class Complaint:
    """One line: the id of the control it is about ('' for the whole form), what the field is called, what to do."""

    at: str
    label: str
    text: str


@dataclass(frozen=True)
class Complaints:
    head: str
    lines: list[Complaint]


def complaints(form: BaseForm) -> Complaints:
    """The first sentence about the whole form is the head; without one the head counts the places."""
    whole = [error for error in form.non_field_errors().as_data() if not row_of(error)]
    lines = [*_lines(form, whole[1:])]
    head = _text(whole[0]) if whole else f"有 {len(lines)} 处需要修改，内容尚未保存。"
    return Complaints(head, lines)


def _lines(form: BaseForm, whole: list[ValidationError]) -> Iterator[Complaint]:
    for error in whole:
        yield Complaint("", "", _text(error))
    for field in form.visible_fields():
        if field.errors:
            yield Complaint(field.id_for_label or field.auto_id, str(field.label), str(field.errors[0]))
    for field in form.hidden_fields():
        yield from (Complaint("", "", str(error)) for error in field.errors)
    for error in form.non_field_errors().as_data():
        if row := row_of(error):
            yield Complaint(row, "", _text(error))


def _text(error: ValidationError) -> str:
    return str(error.messages[0])
