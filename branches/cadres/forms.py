"""Forms about party-affairs officers: what the posts do not say, appraisals, incentives."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django import forms
from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from branches.merit.models import Appraisal, Incentive
from branches.papers.forms import clean_quoted
from organisation.people.models import Person
from organisation.powers import PARTY_OFFICE
from records import scope
from records.pickers import PickerField
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User

A = TypeVar("A", Appraisal, Incentive)
NO_OFFICER = "这个人没有担任党务职务，不在党务干部台账里，请先任职。"
ONESELF = "不能登记本人的考核和激励，请由上级党组织登记。"
TWICE = "这个人这一年已经登记过考核，请修改原来的记录。"
NOT_YOURS = "这名党务干部不归您管理，请由其所在党组织登记。"


class OfficerForm(RecordForm[PartyAffairsOfficer]):
    class Meta:
        model = PartyAffairsOfficer
        fields = ("working_since", "reserve", "qualification", "remark")

    def clean_working_since(self) -> object:
        day = self.cleaned_data["working_since"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("从事党务工作时间不能晚于今天。")
        return day


def why_not(person: Person, user: User) -> str:
    """Why this user keeps nothing about this person; '' when they may."""
    officer = PartyAffairsOfficer.objects.filter(person=person).select_related("unit", "person").first()
    if officer is None:
        return NO_OFFICER
    if person.user_id == user.pk:
        return ONESELF
    return "" if scope.permits(user, PARTY_OFFICE, officer) else NOT_YOURS


class AboutOfficerForm(RecordForm[A]):
    """``unit`` is where the person holds the main post; nobody types it."""

    person = PickerField("officers", label="姓名")

    def clean_person(self) -> Person:
        person: Person = self.cleaned_data["person"]
        if refusal := why_not(person, self.user):
            raise forms.ValidationError(refusal)
        if self.instance._state.adding or self.instance.person_id != person.pk:
            self.instance.unit = person.officer.unit
        return person


class AppraisalForm(AboutOfficerForm[Appraisal]):
    class Meta:
        model = Appraisal
        fields = ("person", "year", "grade", "score", "appraised_by", "appraised_on", "opinion")
        help_texts = {"score": "没有打分的不填"}

    def set_up(self) -> None:
        super().set_up()
        if self.instance._state.adding:
            self.initial.setdefault("year", timezone.localdate().year)
            self.initial.setdefault("appraised_on", timezone.localdate())
            self.initial.setdefault("appraised_by", scope.letterhead(self.user))

    def clean(self) -> dict[str, object]:
        data = super().clean()
        person, year = data.get("person"), data.get("year")
        if person and year:
            same = Appraisal.objects.not_voided().filter(person=person, year=year)
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("year", TWICE)
        return data

    def clean_appraised_on(self) -> object:
        day = self.cleaned_data["appraised_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("考核日期不能晚于今天。")
        return day


class IncentiveForm(AboutOfficerForm[Incentive]):
    class Meta:
        model = Incentive
        fields = (
            "person", "kind", "name", "level", "granted_on", "public_from", "public_to", "document_number", "note",
        )  # fmt: skip
        help_texts = {"document_number": "表彰决定的文号"}

    def clean(self) -> dict[str, object]:
        data = super().clean()
        granted = data.get("granted_on")
        if granted and granted > timezone.localdate():
            self.add_error("granted_on", "获得日期不能晚于今天。")
        if person := data.get("person"):
            clean_quoted(self, self.user, self.instance.unit, also=[person.home_branch, person.home_unit])
        return data
