"""The answer of the inspected organisation: measures, who, when it was put right, with photos as evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from records.record_forms import RecordForm
from supervision.findings import acts as rectifying
from supervision.findings import people
from supervision.findings.models import Finding


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
