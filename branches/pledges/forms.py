"""Writing a pledge: about oneself on one's own phone, or for a member by whoever logs for the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from branches.pledges.acts import LONGEST_ITEM, MOST_ITEMS, promises, write_items
from branches.pledges.models import Pledge, PledgeItem
from branches.secrecy.places import exact_place
from organisation.access import access_of
from organisation.changes import life_changed
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

if TYPE_CHECKING:
    from accounts.models.user import User

NOT_YOURS = "您只能写自己的承诺；为别人代写，由支部书记、委员办理。"
PUBLIC = ("title", "declaration", "content")


class PledgeForm(RecordForm[Pledge]):
    person = PickerField("members_on_roster", near={"unit": "unit"}, label="承诺人")

    class Meta:
        model = Pledge
        fields = ("unit", "person", "declaration", "content", "kind", "title", "starts_on", "ends_on")
        labels = {"unit": "党支部", "starts_on": "开始日期", "ends_on": "结束日期"}
        help_texts = {"content": f"一行写一条，最多 {MOST_ITEMS} 条；写得具体，能对照检查"}
        widgets = {"content": forms.Textarea(attrs={"rows": 5})}

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.OWN).temporary().open())
        self.fields["starts_on"].initial = timezone.localdate()
        self._offer_people(Person.objects.filter(user=self.user))

    def _offer_people(self, me: QuerySet[Person]) -> None:
        """Oneself, and others only for whoever logs somewhere; a pledge that exists stays its member's."""
        field = field_of(self, "person", ModelChoiceField)
        if not self.instance._state.adding:
            field.queryset, field.disabled = Person.objects.filter(pk=self.instance.person_id), True
            return
        myself = me.first()
        if myself is not None:
            field.initial = myself.pk
            self.fields["title"].initial = _title_of(myself)
        if not access_of(self.user).holds(Power.LOG):
            field.queryset, field.widget = me, forms.HiddenInput()

    def clean_content(self) -> str:
        lines = promises(str(self.cleaned_data["content"]))
        if not lines:
            raise forms.ValidationError("请写明承诺什么。")
        if len(lines) > MOST_ITEMS:
            raise forms.ValidationError(f"最多写 {MOST_ITEMS} 条，现在是 {len(lines)} 条，请合并。")
        if any(len(line) > LONGEST_ITEM for line in lines):
            raise forms.ValidationError(f"每条写在 {LONGEST_ITEM} 个字以内。")
        self._keep_what_was_judged(lines)
        return "\n".join(lines)

    def _keep_what_was_judged(self, lines: list[str]) -> None:
        if self.instance._state.adding:
            return
        gone: list[PledgeItem] = [item for item in self.instance.items.exclude(text__in=lines) if item.is_touched]
        if gone:
            raise forms.ValidationError(f"“{gone[0].text[:30]}”已经有完成情况或点评，不能改动或删除这一条。")

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        for name in PUBLIC:
            if place := exact_place(str(typed.get(name) or "")):
                self.add_error(name, f"“{place}”太具体，承诺要公开，请改用中性的说法。")
        start, end = typed.get("starts_on"), typed.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "结束日期不能早于开始日期。")
        person, unit = typed.get("person"), typed.get("unit")
        if self.instance._state.adding and person and unit:
            self._clean_whose(person, unit, typed)
        return typed

    def _clean_whose(self, person: Person, unit: Unit, typed: dict[str, Any]) -> None:
        access = access_of(self.user)
        if not (person.user_id == self.user.pk or access.at(Power.LOG, unit.path)):
            self.add_error("person", NOT_YOURS)
            return
        if not TemporaryMembership.objects.here().filter(unit=unit, person=person).exists():
            self.add_error("person", f"{person}不在{unit}，请核对。")
        same = {"unit": unit, "person": person, "kind": typed.get("kind"), "starts_on": typed.get("starts_on")}
        if Pledge.objects.not_voided().filter(**same).exists():
            self.add_error("starts_on", f"{person}从这一天起的同类承诺已经写过，请修改原来的那一份。")

    def save_children(self, record: Pledge, by: User) -> None:
        write_items(record, record.lines)
        life_changed(record.unit)


def _title_of(person: Person) -> str:
    """What the wall calls them: the post in the branch, else the work."""
    stay = TemporaryMembership.objects.not_left().filter(person=person).order_by("-starts_on").first()
    return (stay.title if stay else "") or person.position


class TellForm(forms.Form):
    status = forms.ChoiceField(label="兑现情况", choices=PledgeItem.Status.choices, widget=forms.RadioSelect)
    told = forms.CharField(
        label="完成情况（自评）",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="做了什么、效果怎样",
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class JudgeForm(forms.Form):
    grade = forms.ChoiceField(label="等次", choices=PledgeItem.Grade.choices, required=False, widget=forms.RadioSelect)
    comment = forms.CharField(
        label="点评意见", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
