"""One question to one person; the page for a whole branch is welfare/asks/branch_page.py."""

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
from welfare.asks.duties import recompute
from welfare.asks.models import Ask
from welfare.coverage.roster import is_on, items_for
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User


class AskForm(RecordForm[Ask]):
    person = PickerField("on_roster", near={"unit": "unit", "on": "asked_on"}, label="对象")

    class Meta:
        model = Ask
        fields = ("unit", "person", "item", "asked_on", "asker_name", "result", "note")
        labels = {"unit": "党支部"}
        help_texts = {"note": "选了“关注”或“有需求”的，写明了解到的情况"}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.CARE).temporary())
        items = field_of(self, "item", ModelChoiceField)
        items.queryset = items_for(self.user, None, MustItem.objects.asks().on(timezone.localdate()))
        self.fields["asked_on"].initial, self.fields["asker_name"].initial = timezone.localdate(), self.user.name
        if not self.instance._state.adding:
            items.queryset = MustItem.objects.filter(pk=self.instance.item_id)
            for name in ("person", "item"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        unit, person, day = typed.get("unit"), typed.get("person"), typed.get("asked_on")
        if day and day > timezone.localdate():
            self.add_error("asked_on", "时间还没有到，请核对。")
        if unit and person and day and not is_on(unit, person, day):
            self.add_error("person", f"{person}这一天不在{unit}的名册上，请核对人员和日期。")
        if typed.get("result") not in (None, Ask.Result.NORMAL) and not typed.get("note", "").strip():
            self.add_error("note", "请写明了解到的情况。")
        if self.instance.has_need and typed.get("result") != Ask.Result.NEED:
            self.add_error("result", "这次询问已经转为需求，结果不能改。")
        return typed

    def save_children(self, record: Ask, by: User) -> None:
        recompute(record.unit_id, [record.item])

    def derive(self) -> None:
        own = getattr(self.user, "person", None)
        self.instance.asker = own if own and own.name == self.instance.asker_name else None
