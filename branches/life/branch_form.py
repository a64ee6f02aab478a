"""What a branch writes about itself."""

from __future__ import annotations

from django import forms

from branches.life.models import TemporaryBranch
from records.record_forms import RecordForm


class BranchForm(RecordForm[TemporaryBranch]):
    class Meta:
        model = TemporaryBranch
        fields = ("focus",)
        widgets = {"focus": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"focus": "围绕项目任务，写两三句"}
