"""Partners, agreements and events of 联建共建."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from branches.joint import linked
from branches.joint.acts import agreement_changed
from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from branches.secrecy.places import too_exact
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User

NEUTRAL = "太具体，请写中性名称，例如“驻地某基地党委”，不写番号、代号和具体地点。"
NOT_YET = "时间还没有到，请核对。"
ELSEWHERE = "这个共建方不是这个支部的，请重新选择。"
TWICE = "这个支部已经登记过这个共建方，不用再登记。"
FACTS = ("held_on", "theme", "headcount")


class PartnerForm(RecordForm[JointPartner]):
    class Meta:
        model = JointPartner
        fields = ("unit", "name", "kind", "contact", "since", "remark")
        labels = {"unit": "党支部"}
        help_texts = {"name": "写中性名称，例如“驻地某基地党委”，不写番号、代号和具体地点"}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.LOG).temporary().open())
        self.fields["since"].initial = timezone.localdate()

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if found := too_exact(name):
            self.add_error("name", f"“{found}”{NEUTRAL}")
        return name

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        same = JointPartner.objects.not_voided().filter(unit=typed.get("unit"), name=typed.get("name") or "")
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", TWICE)
        return typed


class AgreementForm(RecordForm[JointAgreement]):
    partner = PickerField("own_partner", label="共建方")

    class Meta:
        model = JointAgreement
        fields = (
            "partner", "title", "signed_on", "starts_on", "ends_on", "signed_by", "partner_signed_by", "content",
            "closed_on",
        )  # fmt: skip
        help_texts = {"closed_on": "提前终止或到期不再续签的填写，不再提醒；续签的另登记一份新协议"}
        widgets = {"content": forms.Textarea(attrs={"rows": 4})}

    def set_up(self) -> None:
        if self.instance._state.adding:
            self.fields["signed_on"].initial = self.fields["starts_on"].initial = timezone.localdate()
            del self.fields["closed_on"]

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        start, end, closed = (typed.get(name) for name in ("starts_on", "ends_on", "closed_on"))
        if start and end and end < start:
            self.add_error("ends_on", "到期日期不能早于开始日期。")
        if closed and start and not start <= closed <= timezone.localdate():
            self.add_error("closed_on", "终止日期应在开始日期之后、今天或今天之前。")
        return typed

    def derive(self) -> None:
        if partner := self.cleaned_data.get("partner"):
            self.instance.unit = partner.unit

    def save_children(self, record: JointAgreement, by: User) -> None:
        agreement_changed(record)


class JointForm(RecordForm[JointBuilding]):
    """Facts of an event that is another record are read from there and cannot be typed here."""

    partner = PickerField("own_partner", label="共建方")
    source = forms.ChoiceField(
        label="对应的组织生活", required=False, help_text="已登记过活动的在这里选，时间、主题、人数不用再填"
    )
    field_order = ("unit", "source", "partner", "form", "held_on", "theme", "headcount", "result", "problem", "solved")

    class Meta:
        model = JointBuilding
        fields = ("unit", "partner", "form", "held_on", "theme", "headcount", "result", "problem", "solved")
        labels = {"unit": "党支部"}
        help_texts = {"problem": "共解难题的，写明是什么难题", "headcount": "双方一共多少人"}
        widgets = {"result": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.LOG).temporary().open())
        for name in FACTS:
            self.fields[name].required = False
        if self.instance._state.adding:
            self._offer_sources(self.user)
        else:
            del self.fields["source"]
            for name in FACTS if self.instance.source else ():
                self.fields[name].disabled = True

    def _offer_sources(self, user: User) -> None:
        field = field_of(self, "source", forms.ChoiceField)
        offered = linked.offered(user)
        taken = JointBuilding.objects.not_voided().filter(source__in=[reference for reference, _ in offered])
        known = set(taken.values_list("source", flat=True))
        field.choices = [("", "没有登记过活动"), *(one for one in offered if one[0] not in known)]

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        partner, unit = typed.get("partner"), typed.get("unit")
        if partner and unit and partner.unit_id != unit.pk:
            self.add_error("partner", ELSEWHERE)
        if typed.get("source"):
            self._take_facts(typed)
        for name in FACTS:
            if typed.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        if typed.get("held_on") and typed["held_on"] > timezone.localdate():
            self.add_error("held_on", NOT_YET)
        if typed.get("solved") and not typed.get("problem"):
            self.add_error("problem", "难题已解决的，请写明是什么难题。")
        return typed

    def _take_facts(self, typed: dict[str, Any]) -> None:
        facts, unit = linked.facts_of(typed["source"]), typed.get("unit")
        if facts is None or (unit and facts.unit_id != unit.pk):
            self.add_error("source", "这次活动不是这个支部的，或者已经作废，请重新选择。")
            return
        for name in FACTS:
            typed[name] = getattr(facts, name)
        self.instance.source = typed["source"]
        self.instance.state = JointBuilding.State.DRAFT if facts.is_draft else JointBuilding.State.DONE
