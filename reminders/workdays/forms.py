"""Changing the working calendar."""

from __future__ import annotations

from django import forms

WORKED = ((True, "上班"), (False, "休息"))
MOST_BYTES = 2 * 1024 * 1024


class DayForm(forms.Form):
    date = forms.DateField(label="日期")
    is_workday = forms.TypedChoiceField(label="上班或休息", choices=WORKED, coerce=lambda value: str(value) == "True")
    name = forms.CharField(label="名称", max_length=40, required=False, help_text="例如：春节、国庆节调休上班")


class KnownNoticeForm(forms.Form):
    """The days on the page are those of the notice."""

    notice = forms.CharField(label="放假通知文号", max_length=80)


class NoticeForm(KnownNoticeForm):
    file = forms.FileField(label="Excel 文件", help_text="先下载模板，按通知逐日填写后上传")

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("文件太大，日历只有一年，请检查是否选错了文件。")
        return file
