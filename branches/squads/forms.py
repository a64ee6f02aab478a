"""A squad as its branch writes it: who leads, who is in it, what for. Numbers are counted, not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from branches.milestones.forms import read_plan
from branches.milestones.models import SquadMilestone
from branches.secrecy.places import too_exact
from branches.squads.members import enlist, name_leader
from branches.squads.models import AssaultTeam
from organisation.people.lines import told_apart
from organisation.people.models import Person
from organisation.people.people_field import PeopleField
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of, rows_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

NAMED = ("leader", "commissar", "liaison")
UNLISTED = ("unlisted_branches", "unlisted_party", "unlisted_total")


class SquadForm(RecordForm[AssaultTeam]):
    """Those named for a task are on the list by themselves."""

    leader = PickerField("colleagues", label="负责人（队长）", help_text="不一定是支部书记")
    commissar = PickerField("colleagues", label="政委", required=False)
    liaison = PickerField("colleagues", label="联络员", required=False, help_text="电话从人员卡片读取，这里不用再填")
    members = PeopleField(
        "colleagues",
        label="队员",
        required=False,
        help_text="党员、入党积极分子、群众都可以选入；党员数、总人数由系统计算",
    )

    class Meta:
        model = AssaultTeam
        fields = (
            "unit", "name", "kind", "formed_on", "leader", "commissar", "liaison", "members", "task", "inner_units",
            "outer_units", "classification", *UNLISTED, "results",
        )  # fmt: skip
        labels = {"unit": "党支部"}
        help_texts = {
            "name": "例如：雪线先锋突击队",
            "inner_units": "与院内其他单位联合的，写单位名称，用顿号隔开",
            "outer_units": "与外单位联合的，写中性名称，不写番号和具体地点",
            "task": "写清攻什么难题、到什么程度；不写型号、指标等涉密内容",
            "classification": "本系统是非涉密系统，只能是公开或内部",
            "unlisted_total": "联合单位的人不在名册里的，只填人数",
        }
        widgets = {"task": forms.Textarea(attrs={"rows": 4}), "results": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.LOG).temporary().open())
        field_of(self, "members", PeopleField).narrow_to(self.user)
        for name in UNLISTED:
            self.fields[name].required = False
        if self.instance._state.adding:
            self.fields["formed_on"].initial = timezone.localdate()
            del self.fields["results"]
        else:
            self._keep_people()

    def _keep_people(self) -> None:
        """Whoever is in the squad already stays choosable, even if the directory offers them no more."""
        present = self.instance.members.filter(left_on__isnull=True).values_list("person_id", flat=True)
        self.initial["members"] = list(present)
        named = [getattr(self.instance, f"{name}_id") for name in NAMED]
        kept = Person.objects.filter(pk__in={*present, *(key for key in named if key)})
        for name in (*NAMED, "members"):
            field = field_of(self, name, ModelChoiceField)
            known = Person.objects.filter(pk__in=rows_of(field).order_by().values("pk"))
            field.queryset = told_apart(known | kept)

    def clean_outer_units(self) -> str:
        text = str(self.cleaned_data["outer_units"])
        if found := too_exact(text):
            self.add_error("outer_units", f"“{found}”太具体，请写中性名称，例如“驻地某基地”。")
        return text

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        for name in UNLISTED:
            typed[name] = typed.get(name) or 0
        if typed["unlisted_party"] > typed["unlisted_total"]:
            self.add_error("unlisted_party", "名单以外的党员数不能多于名单以外的人数。")
        if typed.get("formed_on") and typed["formed_on"] > timezone.localdate():
            self.add_error("formed_on", "组建时间还没有到，请核对。")
        return typed

    def derive(self) -> None:
        if self.instance.unit_id and self.cleaned_data.get("leader"):
            name_leader(self.instance)

    def save_children(self, record: AssaultTeam, by: User) -> None:
        named = [self.cleaned_data[name] for name in NAMED if self.cleaned_data.get(name)]
        enlist(record, [*named, *(self.cleaned_data.get("members") or ())])

    @classmethod
    def text_of(cls, record: AssaultTeam) -> dict[str, str]:
        present = record.members.filter(left_on__isnull=True).select_related("person")
        return super().text_of(record) | {"队员": "、".join(row.person.name for row in present) or "—"}


class NewSquadForm(SquadForm):
    """A first plan can be written at once, a line a milestone; later each has its own page."""

    plan_text = forms.CharField(
        label="里程碑计划",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "2026-12-10 完成设备安装\n2026-12-25 通过联调"}),
        help_text="一行一个：先写计划完成的日期，空一格再写内容。以后可以再加",
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.plan = []
        try:
            self.plan = read_plan(typed.get("plan_text") or "", typed.get("formed_on"))
        except forms.ValidationError as refusal:
            self.add_error("plan_text", refusal)
        return typed

    def save_children(self, record: AssaultTeam, by: User) -> None:
        super().save_children(record, by)
        SquadMilestone.objects.bulk_create(
            SquadMilestone(squad=record, unit=record.unit, plan=text, due_on=day, author=by) for day, text in self.plan
        )
        AssaultTeam.objects.filter(pk=record.pk).update(milestone_count=len(self.plan))
