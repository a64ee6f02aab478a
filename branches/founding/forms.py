"""The request to found a branch: project, reasons, the member list and who is proposed for which post."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.founding.models import FoundingMember, FoundingRequest
from branches.founding.proposal import Proposal, propose
from branches.projects.models import Project
from organisation.access import access_of
from organisation.people.models import Person
from organisation.people.people_field import PeopleField, directory_field
from organisation.posts import ranks
from organisation.powers import Power, Role
from organisation.units.models import Unit
from records import query_params
from records.form_fields import field_of, rows_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

SINGLE_POSTS = {
    "secretary": Role.SECRETARY,
    "deputy_secretary": Role.DEPUTY_SECRETARY,
    "organization_member": Role.ORGANIZATION_MEMBER,
    "publicity_member": Role.PUBLICITY_MEMBER,
    "discipline_member": Role.DISCIPLINE_MEMBER,
    "secrecy_member": Role.SECRECY_MEMBER,
}


class FoundingForm(RecordForm[FoundingRequest]):
    """People named for a post are on the member list by themselves."""

    members = PeopleField(
        "party_directory",
        label="党员名单",
        required=False,
        help_text="输入姓名、工号或拼音首字母，逐个选入；含预备党员",
    )
    secretary = directory_field(label="拟任书记", required=False)
    deputy_secretary = directory_field(label="拟任副书记", required=False, help_text="必要时设，最多一名")
    organization_member = directory_field(label="拟任组织委员", required=False)
    publicity_member = directory_field(label="拟任宣传委员", required=False)
    discipline_member = directory_field(label="拟任纪检委员", required=False)
    secrecy_member = directory_field(label="拟任保密委员", required=False)
    committee_members = PeopleField("formal_directory", label="其他拟任委员", required=False)

    class Meta:
        model = FoundingRequest
        fields = (
            "unit",
            "project",
            "name",
            "joint",
            "parent",
            "task_summary",
            "reason",
            "headcount",
            "starts_on",
            "ends_on",
            "long_term_decision",
        )
        widgets = {
            "task_summary": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "long_term_decision": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"unit": "由哪个单位党委报请", "headcount": "可写约数；不写具体地点和型号"}
        labels = {"unit": "报请单位"}

    def set_up(self) -> None:
        self._narrow_units(self.user)
        for field in self.fields.values():
            if isinstance(field, PeopleField):
                field.narrow_to(self.user)
        if not self.instance._state.adding:
            self._show_people()

    def _narrow_units(self, user: User) -> None:
        own = access_of(user).units(Power.REQUEST).filter(kind=Unit.Kind.UNIT, ended_on__isnull=True)
        parent = field_of(self, "parent", ModelChoiceField)
        field_of(self, "unit", ModelChoiceField).queryset = own
        parent.queryset = (own | Unit.objects.filter(kind__in=Unit.COMMITTEES)).filter(ended_on__isnull=True)
        parent.empty_label = "本单位党委"
        if self.instance._state.adding and "unit" not in self.initial:
            only = list(own[:2])
            self.initial["unit"] = only[0].pk if len(only) == 1 else None

    def _show_people(self) -> None:
        """What is stored stands in the fields, even people the directory would not offer any more."""
        lines = list(self.instance.members.select_related("person").order_by("pk"))
        stored = Person.objects.filter(pk__in={line.person_id for line in lines})
        for name, field in self.fields.items():
            if isinstance(field, PeopleField) or name in SINGLE_POSTS:
                chosen = field_of(self, name, ModelChoiceField)
                chosen.queryset = (rows_of(chosen).order_by() | stored).distinct()
        self.initial["members"] = [line.person_id for line in lines]
        for name, role in SINGLE_POSTS.items():
            self.initial[name] = next((line.person_id for line in lines if line.proposed_role == role), None)
        self.initial["committee_members"] = [
            line.person_id for line in lines if line.proposed_role == Role.COMMITTEE_MEMBER
        ]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        start, end = data.get("starts_on"), data.get("ends_on")
        if isinstance(start, date) and isinstance(end, date) and end <= start:
            self.add_error("ends_on", "预计结束日期要晚于拟成立日期。")
        unit, project = data.get("unit"), data.get("project")
        if isinstance(unit, Unit) and isinstance(project, Project) and project.unit.standing.pk != unit.pk:
            self.add_error("project", ValidationError(f"这个项目不是{unit}的，请重新选择。"))
        if twice := ranks.clash(self.posts()):
            self.add_error("deputy_secretary", twice)
        return data

    # --- people -----------------------------------------------------------------------------------------------

    def posts(self) -> list[tuple[Person, str]]:
        """Who is proposed for what, the secretary first."""
        data = self.cleaned_data
        found = [(data[name], str(role)) for name, role in SINGLE_POSTS.items() if data.get(name)]
        named = {person for person, _ in found}
        others = [person for person in data.get("committee_members") or () if person not in named]
        return found + [(person, str(Role.COMMITTEE_MEMBER)) for person in others]

    def people(self) -> list[Person]:
        """Everyone on the list, post holders first."""
        holders = [person for person, _ in self.posts()]
        return list(dict.fromkeys([*holders, *(self.cleaned_data.get("members") or ())]))

    def proposal(self) -> Proposal:
        """What the hints look at, from whatever fields are valid so far."""
        data = self.cleaned_data
        return propose(
            people=self.people(),
            posts=self.posts(),
            project=data.get("project"),
            texts=(data.get("name") or "", data.get("task_summary") or "", data.get("reason") or ""),
            joint=bool(data.get("joint")),
            starts_on=data.get("starts_on"),
            ends_on=data.get("ends_on"),
            long_term_decision=data.get("long_term_decision") or "",
            headcount=data.get("headcount") or 0,
        )

    def save_children(self, record: FoundingRequest, by: User) -> None:
        record.members.all().delete()
        posts = self.posts()
        named = {person for person, _ in posts}
        lines = posts + [(person, "") for person in self.people() if person not in named]
        FoundingMember.objects.bulk_create(
            FoundingMember(request=record, person=person, proposed_role=role) for person, role in lines
        )

    @classmethod
    def text_of(cls, record: FoundingRequest) -> dict[str, str]:
        request: Any = record
        lines = list(request.members.select_related("person").order_by("pk"))
        names = list(dict.fromkeys(line.person.name for line in lines))
        posts = [f"{line.role_label} {line.person.name}" for line in lines if line.proposed_role]
        return super().text_of(record) | {"党员名单": "、".join(names) or "—", "拟任职务": "；".join(posts) or "—"}


def prefill(user: User, project_key: str) -> dict[str, object]:
    """First values of the form; none for a project the person may not request a branch for."""
    keys = query_params.keys(Project, [project_key])
    project = Project.objects.not_voided().visible_to(user, Power.REQUEST).filter(pk__in=keys).first()
    if project is None:
        return {}
    return {
        "unit": project.unit_id,
        "name": f"{project.name}临时党支部",
        "starts_on": max(project.started_on, timezone.localdate()),
        "ends_on": project.planned_end,
    }
