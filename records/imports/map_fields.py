"""The fields of the mapping page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models.user import User
from records.imports.bound import BoundField
from records.imports.directory import KEEP_TEXT, LEAVE_EMPTY, REFUSE
from records.pickers import Picker, PickerField, PickerWidget

Choices = list[tuple[str, str]]


class CandidateWidget(PickerWidget):
    """A searching select that offers at once what looks alike."""

    def __init__(self, source: Picker, candidates: Sequence[Sequence[str]]) -> None:
        super().__init__(source.code, blank="请选择")
        self.candidates = candidates

    def optgroups(self, name: str, value: list[str], attrs: dict[str, object] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        shown = {option["value"] for _, options, _ in groups for option in options}
        for key, label in self.candidates:
            if key not in shown:
                groups.append((None, [self.create_option(name, key, label, False, len(groups))], len(groups)))
        return groups


def constant_field(one: BoundField, user: User) -> forms.Field:
    """One value for all rows of the file."""
    label = one.label
    if one.kind == "related":
        field = PickerField(one.declared.picker, label=label)
        field.narrow_to(user)
        if one.declared.within:
            field.queryset = one.declared.within(field.queryset)
        return field
    if one.kind == "choice":
        return forms.ChoiceField(label=label, choices=[("", "请选择"), *((str(k), v) for k, v in one.choices.items())])
    if one.kind == "bool":
        return forms.ChoiceField(label=label, choices=[("", "请选择"), ("是", "是"), ("否", "否")])
    return forms.CharField(label=label, max_length=200, help_text="整张表都用这个值")


def others_for(fields: Sequence[BoundField]) -> Choices:
    found: Choices = [(REFUSE, "这些行不导入")]
    if all(one.declared.text_field for one in fields):
        found.insert(0, (KEEP_TEXT, "只保留姓名等文字，不对应到系统里的记录"))
    if not any(one.required for one in fields):
        found.append((LEAVE_EMPTY, "这一栏留空"))
    return found


def key_of(value: object) -> str:
    return str(value.pk) if hasattr(value, "pk") else str(value or "")
