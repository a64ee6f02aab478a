"""What a field says when it is left empty or filled in wrongly: what to do, in words people know.

Django's own sentences speak of fields and variables; a sentence that a form names itself stays.
"""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

DASHES, BLANK = "---------", "请选择"
RECHOOSE = "请从列表里重新选择。"
LIMITS = {
    "max_length": "请写在 %(limit_value)d 个字以内，现在是 %(show_value)d 个字。",
    "min_length": "请至少写 %(limit_value)d 个字，现在是 %(show_value)d 个字。",
    "max_value": "请填不大于 %(limit_value)s 的数。",
    "min_value": "请填不小于 %(limit_value)s 的数。",
}

_ROW = "row:"


def about_row(sentence: str, control: str) -> ValidationError:
    """A complaint about one row among many, a person's: the list above the form leads to the control with this id."""
    return ValidationError(sentence, code=_ROW + control)


def row_of(error: ValidationError) -> str:
    """The id of the control in the row that the complaint is about, '' when it is about the whole."""
    code = str(error.code or "")
    return code.removeprefix(_ROW) if code.startswith(_ROW) else ""


def speak_plainly(field: forms.Field) -> None:
    """Change the words of a form's own copy of a field."""
    _name_the_blank(field)
    usual = _djangos_words(field)
    said = {"required": _wanted(field), "invalid_choice": RECHOOSE, "invalid_pk_value": RECHOOSE}
    for code, sentence in said.items():
        if code in usual and field.error_messages[code] == usual[code]:
            field.error_messages[code] = sentence
    for code, sentence in LIMITS.items():  # a field that measures by itself fills in other values
        if code not in usual:
            field.error_messages.setdefault(code, sentence)


def _djangos_words(field: forms.Field) -> dict[str, object]:
    kinds = [kind for kind in reversed(type(field).__mro__) if kind.__module__.startswith("django.")]
    return {code: words for kind in kinds for code, words in getattr(kind, "default_error_messages", {}).items()}


def _wanted(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        verb = "勾选"
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField):
        verb = "选择"
    else:
        verb = "填写"
    return f"请{verb}{field.label or '这一项'}。"


def _name_the_blank(field: forms.Field) -> None:
    """Django shows dashes where nothing is chosen."""
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = BLANK
    elif isinstance(field, forms.ChoiceField):
        offered = list(field.choices)  # type: ignore[arg-type]
        field.choices = [(value, BLANK if label == DASHES else label) for value, label in offered]
