"""The small forms of the branch page: one act each, choices narrowed to this branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.papers.forms import ProposedNumber
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.lines import PersonChoice, told_apart
from organisation.people.models import Person
from organisation.posts.elsewhere import OtherPosts
from organisation.powers import BRANCH_COMMITTEE
from organisation.units.models import Unit
from records.form_fields import field_of
from records.pickers import PickerField
from records.typing_shims import ModelChoiceField, ModelMultipleChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

COMMITTEE_CHOICES = [("", "请选择"), *((role.value, role.label) for role in BRANCH_COMMITTEE)]


def members_of(branch: TemporaryBranch, *, formal: bool = False) -> QuerySet[Person]:
    """People who are in the branch now."""
    people = told_apart(Person.objects.filter(memberships__in=branch.unit.memberships.here())).order_by("pinyin", "pk")
    return people.filter(standing=Person.Standing.FORMAL) if formal else people


def day_field(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, initial=timezone.localdate, **options)


class ActForm(forms.Form):
    """Knows the branch it acts on and who acts."""

    def __init__(self, *args: Any, branch: TemporaryBranch, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.branch, self.user = branch, user
        self.narrow()

    def narrow(self) -> None:
        """Set the choices that depend on the branch."""

    def offer(self, name: str, rows: QuerySet[Model]) -> None:
        field_of(self, name, ModelChoiceField).queryset = rows


class AddMemberForm(ActForm):
    person = PickerField("party_directory", label="党员", help_text="组织关系仍在原支部，不转接")
    starts_on = day_field("进场日期")
    group = ModelChoiceField(PartyGroup.objects.none(), label="党小组", required=False, empty_label="未编组")

    def narrow(self) -> None:
        field_of(self, "person", PickerField).narrow_near(self.user, self.branch.unit)
        self.offer("group", self.branch.unit.groups.open())


class AddParticipantForm(AddMemberForm):
    person = PickerField(
        "other_directory",
        label="人员",
        help_text="入党积极分子和项目上参加活动的群众，列入名单，不计入党员数，没有表决权",
    )


class TransferForm(ActForm):
    """Who goes, where to, when."""

    who = ModelMultipleChoiceField(
        TemporaryMembership.objects.none(), label="转移人员", widget=forms.CheckboxSelectMultiple
    )
    to = PickerField("rostered_branch", label="转入支部", help_text="只能转入您管理名册的、正在运行的临时党支部")
    on = day_field("转移日期", help_text="这一天离开本支部、进入转入支部；本支部的职务和党小组同时免去")

    def narrow(self) -> None:
        field_of(self, "to", PickerField).narrow_to(self.user)
        here = self.branch.unit.memberships.not_left().select_related("person", "unit")
        self.offer("who", here.order_by("person__pinyin", "pk"))
        self.fields["who"].label_from_instance = _named  # type: ignore[attr-defined]

    def clean_to(self) -> Unit:
        to: Unit = self.cleaned_data["to"]
        if to.pk == self.branch.unit_id:
            raise forms.ValidationError("这就是现在的支部，请另选转入的支部。")
        return to


def _named(membership: TemporaryMembership) -> str:
    note = membership.title or membership.person.get_standing_display()
    return f"{membership.person}（{note}）"


class LeaveForm(ActForm):
    ends_on = day_field("离场日期", help_text="最后一天在支部的日期；在支部的职务同时免去")


class RegroupForm(ActForm):
    group = ModelChoiceField(PartyGroup.objects.none(), label="党小组", required=False, empty_label="未编组")

    def narrow(self) -> None:
        self.offer("group", self.branch.unit.groups.open())


class GroupForm(ActForm):
    name = forms.CharField(label="党小组名称", max_length=60, help_text="例如：第一党小组")


class DissolveGroupForm(ActForm):
    into = ModelChoiceField(PartyGroup.objects.none(), label="组员转入", required=False, empty_label="不再编组")

    def narrow(self) -> None:
        self.offer("into", self.branch.unit.groups.open())


class LeaderForm(OtherPosts, ActForm):
    person = PersonChoice(Person.objects.none(), label="组长", help_text="由正式党员担任")

    def narrow(self) -> None:
        self.offer("person", members_of(self.branch, formal=True))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if person := data.get("person"):
            self.ask_about_others([person], self.branch.unit, self.user)
        return data


class DesignateForm(OtherPosts, ProposedNumber, ActForm):
    role = forms.ChoiceField(label="职务", choices=COMMITTEE_CHOICES)
    person = PersonChoice(Person.objects.none(), label="人员", help_text="先编入支部，再指定职务")
    document_number = forms.CharField(label="任职文号", max_length=60, help_text="例如：院党委〔2026〕11号")
    on = day_field("任职日期")
    full_time = forms.BooleanField(label="专职", required=False)

    def narrow(self) -> None:
        self.offer("person", members_of(self.branch, formal=True))
        self.propose(self.user, self.branch.unit)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if person := data.get("person"):
            self.ask_about_others([person], self.branch.unit, self.user)
        return data


class ReplaceForm(DesignateForm):
    role = None  # type: ignore[assignment]


class RelieveForm(ProposedNumber, ActForm):
    on = day_field("免职日期")
    reason = forms.CharField(label="免职原因", max_length=200)
    document_number = forms.CharField(label="免职文号", max_length=60, required=False)

    def narrow(self) -> None:
        self.propose(self.user, self.branch.unit)


class DecisionForm(ActForm):
    decision = forms.CharField(
        label="六个月以上仍设临时党支部的理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写明谁研究决定、为什么不改设党支部；改设党支部的，按程序另行报批",
    )
