"""What was done for whom. For counselling the form takes nothing that could tell who or why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone

from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField
from welfare.care_acts.duties import recompute
from welfare.care_acts.models import Act
from welfare.coverage.roster import items_for
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User

SILENT = "心理疏导不登记对象、内容和诊断，只填时间、心理疏导服务方、人数、是否需要跟进。请清空这一栏。"
NO_FILES = "心理疏导不上传照片和附件。"


class ActForm(RecordForm[Act]):
    person = PickerField("on_roster", near={"unit": "unit", "on": "done_on"}, label="对象", required=False)
    need = PickerField("need", label="对应需求", required=False)

    class Meta:
        model = Act
        fields = (
            "unit", "item", "done_on", "level", "person", "recipients", "headcount", "content", "cost",
            "satisfaction", "need", "provider", "follow_up", "reason", "visit_kind", "visitors", "department",
            "gift_cost", "booked", "remark",
        )  # fmt: skip
        labels = {"unit": "党支部"}
        help_texts = {
            "recipients": "几个人或一个群体的，写在这里",
            "provider": "只在心理疏导时填写",
            "reason": "慰问时填写；不写病情",
        }
        widgets = {"content": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.CARE).temporary())
        items = field_of(self, "item", ModelChoiceField)
        items.queryset = items_for(self.user, None, MustItem.objects.acts().on(timezone.localdate()))
        self.fields["done_on"].initial = timezone.localdate()
        if not self.instance._state.adding:
            items.queryset = MustItem.objects.filter(pk=self.instance.item_id)
            items.disabled = True

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        if typed.get("done_on") and typed["done_on"] > timezone.localdate():
            self.add_error("done_on", "时间还没有到，请核对。")
        item = typed.get("item")
        if item and item.confidential:
            self._say_nothing(typed)
        elif item and not (typed.get("content") or "").strip():
            self.add_error("content", "请写明做了什么。")
        need, unit = typed.get("need"), typed.get("unit")
        if need and unit and need.unit_id != unit.pk:
            self.add_error("need", "这个需求不是这个支部的，请重新选择。")
        return typed

    def save_children(self, record: Act, by: User) -> None:
        recompute(record)

    def _say_nothing(self, typed: dict[str, object]) -> None:
        """rules.md PI-11; files could say as much as words."""
        for name in Act.NAMELESS:
            if typed.get(name):
                self.add_error(name, SILENT)
        if not typed.get("provider"):
            self.add_error("provider", "请选择心理疏导服务方。")
        if any(upload for upload in self.files.values()):
            self.add_error(None, NO_FILES)
