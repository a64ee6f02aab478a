"""One form for the whole inspection: facts, points of the list, opinion, signatures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from records.form_fields import field_of
from records.pickers import PickerField
from records.typing_shims import ModelChoiceField
from supervision.check_lists.models import CheckList
from supervision.findings import numbers
from supervision.findings.due_days import usual_counting
from supervision.inspections import finishing
from supervision.inspections.models import Inspection, InspectionItem
from supervision.inspections.results import Result, Results
from supervision.units_field import InspectingForm

if TYPE_CHECKING:
    from accounts.models.user import User


class InspectionForm(InspectingForm[Inspection]):
    """``results`` is what the template draws beside the fields."""

    unit = PickerField("unit", label="被检查组织")

    class Meta:
        model = Inspection
        fields = (
            "unit",
            "inspecting_unit",
            "kind",
            "planned_on",
            "held_on",
            "place",
            "check_list",
            "content",
            "inspectors",
            "opinion",
            "days",
            "counting",
            "signed_by",
            "head_signed_by",
            "signed_on",
            "refused",
            "refusal_note",
        )
        help_texts = {
            "held_on": "还没有检查的不填；完成检查时不填，按当天",
            "signed_on": "不填则与检查日期相同",
            "content": "不填则用检查表的名称",
            "inspectors": "写姓名，用顿号隔开",
            "days": "发现问题的整改天数，不填则按系统规定",
        }
        widgets = {"opinion": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        super().set_up()
        lists = field_of(self, "check_list", ModelChoiceField)
        lists.queryset, lists.empty_label = self.lists(), "不用检查表"
        self.fields["content"].required = False
        self.results = Results(self)
        if self.instance._state.adding:
            self._suggest(self.user)

    def _suggest(self, user: User) -> None:
        """What is most often right: by oneself, with the usual limit."""
        self.fields["inspectors"].initial = self.fields["signed_by"].initial = user.name
        self.fields["days"].initial = numbers.rectify_days()
        self.fields["counting"].initial = usual_counting()

    def lists(self) -> QuerySet[CheckList]:
        """Lists in use that are handed down to this person, and the one this inspection began with."""
        in_use = Q(state=CheckList.State.ACTIVE) | Q(pk=self.instance.check_list_id)
        return CheckList.objects.visible_to(self.user).not_voided().filter(in_use).order_by("title", "pk")

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if self.is_submitting():
            typed["held_on"] = typed.get("held_on") or timezone.localdate()
            typed["signed_on"] = typed.get("signed_on") or typed["held_on"]
        if not typed.get("content"):
            check_list = typed.get("check_list")
            typed["content"] = check_list.title if check_list else ""
            if not check_list:
                self.add_error("content", "没有选检查表的，请写明检查内容。")
        if typed.get("held_on") and typed["held_on"] > timezone.localdate():
            self.add_error("held_on", "检查日期还没有到。计划中的检查请填写计划检查日期。")
        for sentence in self.results.wrong(complete=self.is_submitting()):
            self.add_error(None, sentence)
        return typed

    def derive(self) -> None:
        """What follows from the points."""
        row: Inspection = self.instance
        points = self.results.rows()
        row.problems = "\n".join(f"{n}. {p.problem}" for n, p in enumerate(_failed(points), 1))[:5000]
        row.failed_count = len(_failed(points))
        row.passed_count = sum(point.result == Result.PASS for point in points)

    def problems(self) -> Iterable[tuple[str, str]]:
        return finishing.missing(self.instance) if self.is_submitting() else ()

    def save_children(self, record: Inspection, by: User) -> None:
        record.items.all().delete()
        InspectionItem.objects.bulk_create(self.results.rows(inspection=record))

    @classmethod
    def text_of(cls, record: Inspection) -> dict[str, str]:
        counts = f"合格 {record.passed_count} 项，发现问题 {record.failed_count} 个"
        return {**super().text_of(record), "检查结果": counts, "发现问题": record.problems or "—"}


def _failed(points: list[InspectionItem]) -> list[InspectionItem]:
    return [point for point in points if point.result == Result.FAIL]
