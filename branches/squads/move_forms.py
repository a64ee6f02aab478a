"""What is told of a squad with a move: its task is done, flag, oath, award."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from branches.milestones.move_forms import OPEN as MILESTONE_OPEN
from records.move_forms import MoveForm
from records.moves import MoveRefused

AT_WORK_OR_DONE = ("running", "ended")


class OfSquad(MoveForm):
    """Something that happened on a day (the field ``day``) between the forming of the squad and today."""

    day: ClassVar[str]

    def subject(self) -> str:
        return f"{self.record} · {self.record.unit}"

    def check(self, record: Any) -> None:
        if not record.formed_on <= self.cleaned_data[self.day] <= timezone.localdate():
            raise MoveRefused(f"{self.fields[self.day].label}应在组建时间之后、今天或今天之前，请核对后再填。")


class FinishForm(OfSquad):
    """Every milestone must be done or cancelled before."""

    day, done = "ended_on", "任务完成，成效已登记。"

    ended_on = forms.DateField(label="完成日期", initial=timezone.localdate)
    results = forms.CharField(
        label="任务完成情况及取得成效",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="评选时以此为依据；不写型号、指标等涉密内容",
    )

    def check(self, record: Any) -> None:
        super().check(record)
        if record.milestones.not_voided().filter(state__in=MILESTONE_OPEN).exists():
            raise MoveRefused("还有没完成的里程碑，请先逐个登记完成，不做的取消。")


class HonourForm(OfSquad):
    """Only while the squad is at work or has done its task."""

    faster = "您打开这页以后，别人改过这支突击队。请刷新页面，核对后再办理。"

    def check(self, record: Any) -> None:
        super().check(record)
        if record.state not in AT_WORK_OR_DONE:
            raise MoveRefused("这支突击队没有在运行，或者刚刚被别人改过，请刷新页面看看。")


class FlagForm(HonourForm):
    """授旗: who handed the flag over, who took it, where it hangs."""

    title, icon, day, photos, done = "登记授旗", "flag", "flag_on", True, "授旗已登记。"

    flag_on = forms.DateField(label="授旗日期", initial=timezone.localdate)
    flag_by = forms.CharField(label="授旗人", max_length=60, help_text="例如：二院党委副书记 张三")
    flag_to = forms.CharField(label="接旗人", max_length=50)
    flag_place = forms.CharField(
        label="队旗悬挂处", max_length=60, required=False, help_text="写中性名称，例如“一号现场会议室”"
    )

    def first(self) -> dict[str, object]:
        return {"flag_to": self.record.flag_to or self.record.leader_name}

    def line(self) -> str:
        return f"{self.cleaned_data['flag_by']}向{self.cleaned_data['flag_to']}授旗"


class OathForm(HonourForm):
    """誓师: who led, and the words."""

    title, icon, day, photos, done = "登记誓师", "megaphone", "oath_on", True, "誓师已登记。"

    oath_on = forms.DateField(label="誓师日期", initial=timezone.localdate)
    oath_by = forms.CharField(label="领誓人", max_length=50)
    oath_text = forms.CharField(label="誓词", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def first(self) -> dict[str, object]:
        return {"oath_by": self.record.oath_by or self.record.leader_name}

    def line(self) -> str:
        return "登记誓师"


class AwardForm(HonourForm):
    """评选: the judgement of the unit or the institute."""

    icon, day, done = "award", "awarded_on", "评选情况已登记。"

    awarded_on = forms.DateField(label="评选日期")
    award = forms.CharField(label="评选情况", max_length=200, help_text="例如：评为 2026 年度先进党员突击队")

    def first(self) -> dict[str, object]:
        return {"awarded_on": timezone.localdate()}

    def line(self) -> str:
        return f"评选：{self.cleaned_data['award']}"
