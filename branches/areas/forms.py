"""Setting up an area or a post; who answers for it is named with it, and later handed over by an act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from branches.areas.acts import members_on, place_keepers, tell
from branches.areas.models import ResponsibilityArea
from branches.secrecy.places import exact_place
from organisation.people.models import Person
from organisation.people.people_field import PeopleField
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User

TAKEN = "这个支部已经有同名的责任区（岗），请换一个名称。"


class AreaForm(RecordForm[ResponsibilityArea]):
    class Meta:
        model = ResponsibilityArea
        fields = ("unit", "kind", "name", "place", "starts_on", "duties", "promise", "result")
        labels = {"unit": "党支部"}
        widgets = {
            "duties": forms.Textarea(attrs={"rows": 4}),
            "promise": forms.Textarea(attrs={"rows": 2}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }

    def set_up(self) -> None:
        offer_units(self, Unit.objects.visible_to(self.user, Power.LOG).temporary().open())
        self.fields["starts_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        for field in ("name", "place"):
            if place := exact_place(str(typed.get(field) or "")):
                self.add_error(field, f"“{place}”太具体，请用中性名称，例如“一号机房”。")
        self._clean_day(typed)
        unit, name = typed.get("unit"), typed.get("name")
        same = ResponsibilityArea.objects.current().filter(unit=unit, name=name).exclude(pk=self.instance.pk)
        if unit and name and same.exists() and self.instance.state != ResponsibilityArea.State.ENDED:
            self.add_error("name", TAKEN)
        return typed

    def _clean_day(self, typed: dict[str, Any]) -> None:
        day, unit = typed.get("starts_on"), typed.get("unit")
        if not day:
            return
        if day > timezone.localdate():
            self.add_error("starts_on", "设立日期还没有到，请核对。")
        elif unit and unit.founded_on and day < unit.founded_on:
            self.add_error("starts_on", f"设立日期不能早于支部成立日期（{unit.founded_on:%Y-%m-%d}）。")
        elif not self.instance._state.adding and self.instance.keepers.filter(starts_on__lt=day).exists():
            self.add_error("starts_on", "责任党员在这一天以前就已经接手，请核对。")

    def save_children(self, record: ResponsibilityArea, by: User) -> None:
        tell(record)


class NewAreaForm(AreaForm):
    """Asks for the first keepers too; without any the area waits for them."""

    people = PeopleField(
        "members_on_roster",
        near={"unit": "unit", "on": "starts_on"},
        label="责任党员",
        required=False,
        help_text="可以选几人；还没有定的先不填",
    )

    def set_up(self) -> None:
        super().set_up()
        field_of(self, "people", PeopleField).narrow_to(self.user)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        people, unit, day = typed.get("people"), typed.get("unit"), typed.get("starts_on")
        if people and unit and day:
            here = set(members_on(unit.pk, day))
            strangers = [person.name for person in people if person.pk not in here]
            if strangers:
                self.add_error("people", f"{'、'.join(strangers)}在设立那天不在{unit}，请核对人员或日期。")
        return typed

    def save_children(self, record: ResponsibilityArea, by: User) -> None:
        people: list[Person] = list(self.cleaned_data.get("people") or ())
        place_keepers(record, people, record.starts_on)
        super().save_children(record, by)


class HandOverForm(forms.Form):
    """Who answers from now on; whoever is not named any more is released."""

    people = PeopleField(
        "members_on_roster", label="责任党员", help_text="选接手后的全部责任党员；不再选的，到这一天为止"
    )
    on = forms.DateField(label="接手日期", initial=timezone.localdate)
    reason = forms.CharField(label="说明", max_length=200, required=False, help_text="例如：原责任人轮换离场")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, area: ResponsibilityArea, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = field_of(self, "people", PeopleField)
        people.narrow_near(user, area.unit)
        people.initial = [keeper.person_id for keeper in area.keepers.filter(ends_on__isnull=True)]
        self.fields["version"].initial = area.version
