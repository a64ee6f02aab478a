"""Proposing someone for a post, and the institute's decision."""

from __future__ import annotations

from django import forms

from branches.selection.models import CadreSelection
from organisation.access import access_of
from organisation.powers import Power
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField


class SelectionForm(RecordForm[CadreSelection]):
    person = PickerField("candidates", label="人选")

    class Meta:
        model = CadreSelection
        fields = ("unit", "person", "role", "full_time", "grounds")
        help_texts = {"full_time": "重点项目的书记应当专职", "grounds": "写明党龄、工作经历和推荐依据"}
        widgets = {"grounds": forms.Textarea(attrs={"rows": 4})}

    def set_up(self) -> None:
        own = access_of(self.user).units(Power.REQUEST).temporary().open().order_by("path")
        field_of(self, "unit", ModelChoiceField).queryset = own

    def clean(self) -> dict[str, object]:
        data = super().clean()
        person = data.get("person")
        if person and person.user_id == self.user.pk:
            self.add_error("person", "不能推荐本人，请由其他同志办理。")
        return data
