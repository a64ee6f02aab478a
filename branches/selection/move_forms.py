"""The institute decides on a selection; the post itself is opened by designating."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone

from branches.papers.quoted_numbers import OF_POSTS, quoted
from branches.selection.models import CadreSelection
from branches.selection.requirements import requirements
from records.move_forms import MoveForm
from records.moves import MoveRefused
from records.workflow import ask_with


class DecideForm(MoveForm):
    """文号 and day, beside what the rules say to this candidate; a second click finds it decided."""

    icon, button, done = "stamp", "决定任用", "已决定任用，接着办理任职。"
    note = "决定以后点“办理任职”，人选、职务和文号自动带入，权限从任职时起生效。"
    template = "branches/selection/decide.html"

    document_number = forms.CharField(label="决定文号", max_length=60, help_text="例如：院党委〔2026〕11号")
    decided_on = forms.DateField(label="决定日期", initial=timezone.localdate)

    def admit(self) -> None:
        if self.record.state != CadreSelection.State.REVIEWED:
            raise MoveRefused(f"这项选拔现在是“{self.record.get_state_display()}”，不需要决定。")

    def more(self) -> dict[str, object]:
        return {"hints": requirements(self.record)}

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("决定日期不能晚于今天。")
        return day

    def columns(self) -> dict[str, object]:
        number = self.cleaned_data["document_number"]
        return {"document_number": quoted(number, about=self.record.unit, by=self.by, kinds=OF_POSTS)}


def register() -> None:
    ask_with(CadreSelection, decide=DecideForm)
