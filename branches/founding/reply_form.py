"""The institute's reply: paper, name, place in the tree, and the designated posts, prefilled from the proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from branches.founding.forms import SINGLE_POSTS
from branches.founding.found_branch import Designation, likely_code
from branches.founding.models import FoundingRequest
from branches.founding.proposal import Proposal, proposal_of
from branches.papers.forms import ProposedNumber
from organisation.people.lines import PersonChoice, person_line, told_apart
from organisation.people.models import Person
from organisation.people.people_field import PeopleBase
from organisation.posts import ranks
from organisation.posts.elsewhere import OtherPosts
from organisation.powers import Role
from organisation.units.models import Unit
from records.form_fields import field_of
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User


class ReplyForm(OtherPosts, ProposedNumber):
    document_number = forms.CharField(label="批复文号", max_length=60, help_text="例如：院党委〔2026〕11号")
    replied_on = forms.DateField(label="批复日期", initial=timezone.localdate, help_text="支部从这一天成立")
    name = forms.CharField(label="支部名称", max_length=120)
    short_name = forms.CharField(label="简称", max_length=60, required=False, help_text="列表里显示；留空与名称相同")
    code = forms.CharField(label="支部编号", max_length=40, required=False)
    parent = ModelChoiceField(Unit.objects.none(), label="隶属党组织")
    full_time = forms.BooleanField(label="书记为专职", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: FoundingRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(user, record.unit)
        self.record, self.user = record, user
        self.lines = list(record.members.select_related("person").order_by("pk"))
        today = timezone.localdate()
        self.fields["code"].help_text = f"留空自动编号，例如 {likely_code(today)}"
        committees = Q(kind__in=Unit.COMMITTEES, ended_on__isnull=True)
        offered = Unit.objects.filter(Q(pk=record.unit.standing.pk) | committees)
        field_of(self, "parent", ModelChoiceField).queryset = offered
        self.initial.setdefault("name", record.name)
        self.initial.setdefault("parent", (record.parent or record.unit).standing.pk)
        self.initial.setdefault("version", record.version)
        self._add_posts()

    def _add_posts(self) -> None:
        """One field a post; who may be chosen stands on the list and has a vote."""
        listed = told_apart(Person.objects.filter(pk__in={line.person_id for line in self.lines}))
        formal = listed.filter(standing=Person.Standing.FORMAL).order_by("pinyin", "pk")
        for name, role in SINGLE_POSTS.items():
            required = role == Role.SECRETARY
            empty = "请选择" if required else "不设"
            self.fields[name] = PersonChoice(formal, label=role.label, required=required, empty_label=empty)
            self.initial.setdefault(name, next((x.person_id for x in self.lines if x.proposed_role == role), None))
        others = [line.person_id for line in self.lines if line.proposed_role == Role.COMMITTEE_MEMBER]
        self.fields["committee_members"] = PeopleBase(
            formal, label="委员", required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["committee_members"].label_from_instance = person_line  # type: ignore[attr-defined]
        self.initial.setdefault("committee_members", others)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        posts = [(person, role) for person, role, _ in self.designations()]
        if twice := ranks.clash(posts):
            self.add_error("deputy_secretary", twice)
        self.ask_about_others([person for person, _ in posts], None, self.user)
        return data

    def clean_replied_on(self) -> object:
        day = self.cleaned_data["replied_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("批复日期不能晚于今天。")
        return day

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip()
        if code and Unit.objects.filter(code=code).exists():
            raise forms.ValidationError("这个编号已经有党组织在用，请换一个，或留空自动编号。")
        return code

    def designations(self) -> list[Designation]:
        data = self.cleaned_data
        found = [
            (data[name], str(role), role == Role.SECRETARY and bool(data.get("full_time")))
            for name, role in SINGLE_POSTS.items()
            if data.get(name)
        ]
        named = {person for person, _, _ in found}
        others = [person for person in data.get("committee_members") or () if person not in named]
        return found + [(person, str(Role.COMMITTEE_MEMBER), False) for person in others]

    def first_proposal(self) -> Proposal:
        """Before anything was changed: what the unit proposed."""
        return proposal_of(self.record)

    def proposal(self) -> Proposal:
        """For the hints: the request with the posts as they stand in the form."""
        return proposal_of(self.record, [(person, role) for person, role, _ in self.designations()])
