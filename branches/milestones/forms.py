"""里程碑: what is to be reached until when. That it was reached is told on a page of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from branches.milestones.acts import refresh_progress
from branches.milestones.models import SquadMilestone
from branches.squads.models import AssaultTeam
from records.form_fields import field_of
from records.imports.moments import NoMoment, moment
from records.pickers import PickerField
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User

MOST, LONGEST = 30, 200
OVER = "这支突击队已经结束，不能再加里程碑。"
TOO_EARLY = "计划完成时间不能早于突击队组建时间。"


def read_plan(text: str, since: date | None) -> list[tuple[date, str]]:
    """(day, what) of each line; raises ValidationError that names the line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise forms.ValidationError(f"一次最多写 {MOST} 个里程碑。")
    return [_read(number, line, since) for number, line in enumerate(lines, 1)]


def _read(number: int, line: str, since: date | None) -> tuple[date, str]:
    first, _, rest = line.replace("　", " ").partition(" ")
    try:
        day, _time = moment(first)
    except NoMoment:
        raise forms.ValidationError(f"第 {number} 行开头不是日期，请写成“2026-12-10 完成设备安装”。") from None
    what = rest.strip()
    if not what or len(what) > LONGEST:
        raise forms.ValidationError(f"第 {number} 行请在日期后面写内容，不超过 {LONGEST} 字。")
    if since and day < since:
        raise forms.ValidationError(f"第 {number} 行：{TOO_EARLY}")
    return day, what


class MilestoneForm(RecordForm[SquadMilestone]):
    squad = PickerField("own_squad", label="突击队")

    class Meta:
        model = SquadMilestone
        fields = ("squad", "plan", "due_on")

    def set_up(self) -> None:
        if not self.instance._state.adding:
            field = field_of(self, "squad", PickerField)
            field.queryset, field.disabled = AssaultTeam.objects.filter(pk=self.instance.squad_id), True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        squad = typed.get("squad")
        if squad and (squad.is_over or squad.is_voided):
            self.add_error("squad", OVER)
        elif squad and typed.get("due_on") and typed["due_on"] < squad.formed_on:
            self.add_error("due_on", TOO_EARLY)
        return typed

    def derive(self) -> None:
        if squad := self.cleaned_data.get("squad"):
            self.instance.unit = squad.unit

    def save_children(self, record: SquadMilestone, by: User) -> None:
        refresh_progress(record.squad)
