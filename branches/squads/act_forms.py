"""The small forms of a squad's page: one act each."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from branches.roster.forms import day_field


class SmallForm(forms.Form):
    """``version`` is the one the person read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DoneForm(SmallForm):
    on = day_field("实际完成时间")
    completion = forms.CharField(
        label="完成情况",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写结果，例如“比计划提前两天，一次通过”",
    )


class FinishForm(SmallForm):
    on = day_field("完成日期")
    results = forms.CharField(
        label="任务完成情况及取得成效",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="评选时以此为依据；不写型号、指标等涉密内容",
    )


class FlagForm(SmallForm):
    on = day_field("授旗日期")
    by_whom = forms.CharField(label="授旗人", max_length=60, help_text="例如：二院党委副书记 张三")
    to_whom = forms.CharField(label="接旗人", max_length=50)
    place = forms.CharField(
        label="队旗悬挂处", max_length=60, required=False, help_text="写中性名称，例如“一号现场会议室”"
    )


class OathForm(SmallForm):
    on = day_field("誓师日期")
    led_by = forms.CharField(label="领誓人", max_length=50)
    words = forms.CharField(label="誓词", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4}))


class AwardForm(SmallForm):
    on = forms.DateField(label="评选日期", initial=timezone.localdate)
    award = forms.CharField(label="评选情况", max_length=200, help_text="例如：评为 2026 年度先进党员突击队")
