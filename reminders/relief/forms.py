"""Asking for time off and for single duties off."""

from __future__ import annotations

from typing import Any, TypeVar

from organisation.powers import Power
from organisation.units.models import Unit
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField
from reminders.relief.models import Exemption, Suspension

S = TypeVar("S", Suspension, Exemption)


class ReliefForm(RecordForm[S]):
    """A branch of one's own, and days in order."""

    def set_up(self) -> None:
        field_of(self, "unit", ModelChoiceField).queryset = Unit.objects.visible_to(self.user, Power.LOG).temporary()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", "结束日期不能早于开始日期。")
        return data


class SuspensionForm(ReliefForm[Suspension]):
    class Meta:
        model = Suspension
        fields = ("unit", "starts_on", "ends_on", "reason")

    def clean(self) -> dict[str, Any]:
        """Days are taken off once: two papers must not touch the same days."""
        data = super().clean()
        if self.errors:
            return data
        others = Suspension.objects.not_voided().filter(unit=data["unit"]).exclude(pk=self.instance.pk)
        if others.filter(starts_on__lte=data["ends_on"], ends_on__gte=data["starts_on"]).exists():
            self.add_error("starts_on", "这段时间与另一份暂停申请重叠，请核对日期。")
        return data


class ExemptionForm(ReliefForm[Exemption]):
    rule = PickerField("rule", label="免除的要求")

    class Meta:
        model = Exemption
        fields = ("unit", "rule", "starts_on", "ends_on", "reason")
