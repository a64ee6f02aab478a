"""A problem put on the list by the inspecting side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings import acts as rectifying
from supervision.findings import duties, numbers, people
from supervision.findings.due_days import due_after, usual_counting
from supervision.findings.models import Finding
from supervision.units_field import InspectingForm

if TYPE_CHECKING:
    from accounts.models.user import User


class FindingForm(InspectingForm[Finding]):
    """Asks for what is known when a problem is found; the answer has a form of its own."""

    unit = PickerField("unit", label="被检查单位")

    class Meta:
        model = Finding
        fields = (
            "unit",
            "inspecting_unit",
            "source",
            "found_on",
            "item",
            "problem",
            "requirement",
            "days",
            "counting",
            "leader",
            "responsible",
            "remark",
        )
        help_texts = {
            "item": "选了检查项目，系统能认出同一支部重复发生的问题",
            "days": "不填则按系统规定",
        }
        widgets = {
            "problem": forms.Textarea(attrs={"rows": 3}),
            "requirement": forms.Textarea(attrs={"rows": 3}),
        }

    def set_up(self) -> None:
        super().set_up()
        items = field_of(self, "item", ModelChoiceField)
        lists = CheckList.objects.visible_to(self.user).not_voided().filter(state=CheckList.State.ACTIVE)
        items.queryset = CheckItem.objects.filter(check_list__in=lists).select_related("check_list")
        items.empty_label = "无对应检查项目"
        self.fields["found_on"].initial = timezone.localdate()
        self.fields["days"].initial = numbers.rectify_days()
        self.fields["counting"].initial = usual_counting()

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("found_on") and typed["found_on"] > timezone.localdate():
            self.add_error("found_on", "检查日期还没有到，请核对。")
        return typed

    def save_children(self, record: Finding, by: User) -> None:
        super().save_children(record, by)
        duties.recompute(record)

    def derive(self) -> None:
        row: Finding = self.instance
        if row.found_on:
            row.due_on = due_after(row.found_on, row.days, row.counting)
        if row.unit_id:
            row.responsible_person = people.named(row.unit_id, row.responsible)
        if row.item and row.unit_id:
            row.item_code = row.item.check_list.key_of(row.item)
            row.repeats = Finding.objects.of_item(row.unit_id, row.item_code).count()


class AnswerForm(RecordForm[Finding]):
    """Nothing is required while it is being worked on; all of it when it is sent for re-checking."""

    class Meta:
        model = Finding
        fields = ("measures", "leader", "responsible", "done_on", "completion")
        widgets = {
            "measures": forms.Textarea(attrs={"rows": 3}),
            "completion": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"completion": "写明整改到什么程度，并上传整改后的照片"}

    def set_up(self) -> None:
        self.members = people.members(self.instance.unit_id)
        for name in ("leader", "responsible"):
            self.fields[name].widget.attrs.update({"list": "roster-names", "autocomplete": "off"})

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        done_on = typed.get("done_on")
        if done_on and done_on > timezone.localdate():
            self.add_error("done_on", "整改到位时间还没有到，请核对。")
        if done_on and done_on < self.instance.found_on:
            self.add_error("done_on", f"整改到位时间不能早于检查日期 {self.instance.found_on}。")
        return typed

    def derive(self) -> None:
        self.instance.responsible_person = people.named(self.instance.unit_id, self.instance.responsible)

    def problems(self) -> Iterable[tuple[str, str]]:
        return rectifying.missing(self.instance) if str(self.data.get("then", "")) == "submit" else ()
