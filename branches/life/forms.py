"""Small forms of the branch's life: extending, ending, archiving, and its hand-over list."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from branches.life.convert import regular_branches
from branches.life.models import TemporaryBranch
from branches.permits.forbidden import LIFTED
from branches.roster.forms import ActForm, day_field
from organisation.units.models import Unit
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

NUMBER_LENGTH = 60


def reason_field(label: str, help_text: str = "", longest: int = 300) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


def number_field(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=NUMBER_LENGTH, required=required, help_text=help_text)


class ExtendForm(ActForm):
    until = forms.DateField(label="延至")
    reason = reason_field("延期理由", "例如：项目计划调整，现场任务顺延", 430)
    document_number = number_field("延期文号", help_text="例如：院党委〔2026〕31号")
    on = day_field("决定日期")


class BeginDissolvingForm(ActForm):
    reason = reason_field("撤销原因", "例如：任务调整，人员并入其他支部")
    document_number = number_field("撤销决定文号")
    on = day_field("决定日期")


class ConvertForm(ActForm):
    successor = ModelChoiceField(
        Unit.objects.none(), label="已有的党支部", required=False, empty_label="新设一个党支部"
    )
    name = forms.CharField(label="新党支部名称", max_length=120, required=False)
    code = forms.CharField(label="新党支部编码", max_length=40, required=False)
    reason = reason_field("改设理由", "例如：任务期一年以上，人员稳定，正式党员三人以上")
    document_number = number_field("批复文号")
    on = day_field("决定日期")

    def narrow(self) -> None:
        self.offer("successor", regular_branches(self.branch))

    def clean(self) -> dict[str, object]:
        data: dict[str, object] = super().clean() or self.cleaned_data
        if bool(data.get("successor")) == bool(data.get("name") and data.get("code")):
            self.add_error("name", "请选择已有的党支部，或者填写新党支部的名称和编码，只填一种。")
        return data


class ResumeForm(ActForm):
    reason = reason_field("恢复运行的原因")


class ConfirmEndForm(ActForm):
    on = day_field("项目实际结束日期")


class DissolveForm(ActForm):
    on = day_field("撤销日期")
    document_number = number_field("撤销文号", required=False, help_text="项目结束自然撤销、没有发文的可不填")
    sure = forms.BooleanField(label="已经核对：撤销后支部的职务、名册和权限同时结束，不能恢复")

    def clean_on(self) -> object:
        day = self.cleaned_data["on"]
        if day < self.branch.founded_on:
            raise ValidationError("撤销日期不能早于支部成立日期，请核对后再填。")
        return day


class ArchiveForm(ActForm):
    on = day_field("归档日期")


class PermitForm(ActForm):
    form = forms.ChoiceField(label="特许事项", choices=[(form.value, form.label) for form in LIFTED])
    reason = reason_field("特许理由", "写明为什么必须在现场办理、谁研究决定")
    document_number = number_field("特许文号")
    until = forms.DateField(label="有效期至")


class TickForm(ActForm):
    note = forms.CharField(
        label="办理说明", max_length=430, required=False, help_text="交给了谁、放在哪里，写一句", strip=True
    )


class WaiveForm(ActForm):
    reason = reason_field("免办原因", "写明为什么不办、余下的事情由谁接着办", 430)


class BranchForm(RecordForm[TemporaryBranch]):
    class Meta:
        model = TemporaryBranch
        fields = ("focus",)
        widgets = {"focus": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"focus": "围绕项目任务，写两三句"}
