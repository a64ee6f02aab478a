"""A version of a working rule: text, duty list, from which day, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from branches.papers.forms import clean_quoted
from branches.rules.acts import keep_duties
from branches.rules.duty_text import EXAMPLE, Unreadable, read
from branches.rules.models import WorkingRule
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User


class WorkingRuleForm(RecordForm[WorkingRule]):
    """``duties_text`` becomes the rows of :class:`~branches.models.Duty`."""

    class Meta:
        model = WorkingRule
        fields = (
            "unit",
            "kind",
            "title",
            "code",
            "document_number",
            "effective_on",
            "change_note",
            "text",
            "duties_text",
        )
        widgets = {
            "text": forms.Textarea(attrs={"rows": 12}),
            "duties_text": forms.Textarea(attrs={"rows": 14, "placeholder": EXAMPLE}),
        }
        help_texts = {
            "code": "同一编码视为同一项规范的不同版次，例如 XZ-01",
            "effective_on": "从这一天起施行；上一版到这一天失效",
            "change_note": "换新版时必填，一句话说明改了什么",
            "text": "也可以只上传文件，不填正文",
            "duties_text": "先写一行【岗位】，下面一行一条，写成“内容｜频次｜依据”，频次和依据可以不写。"
            "发布后，担任这些岗位的同志会收到签收要求。",
        }

    def set_up(self) -> None:
        units = Unit.objects.visible_to(self.user, Power.INSPECT).open().exclude(kind=Unit.Kind.EXTERNAL)
        offer_units(self, units)
        if not self.instance._state.adding:
            self.fields["code"].disabled = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        clean_quoted(self, self.user, data.get("unit"))
        return data

    def clean_duties_text(self) -> str:
        text: str = self.cleaned_data["duties_text"]
        try:
            self.parts = read(text)
        except Unreadable as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        return text

    def derive(self) -> None:
        row: WorkingRule = self.instance
        if row._state.adding and row.unit_id:
            row.edition = row.next_edition()

    def save_children(self, record: WorkingRule, by: User) -> None:
        keep_duties(record)
