"""表现情况, one member at a time; the page of the whole branch is branches/performance/views.py."""

from __future__ import annotations

from django import forms

from branches.performance.models import PerformanceNote
from organisation.memberships.models import TemporaryMembership
from organisation.people.lines import PersonChoice, told_apart
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit
from records.form_fields import field_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField

STRANGER = "这个人没有编入过这个支部，请重新选择。"
TWICE = "这名党员的表现情况已经写过，请直接修改原来的记录。"


class PerformanceForm(RecordForm[PerformanceNote]):
    person = PersonChoice(Person.objects.none(), label="党员")

    class Meta:
        model = PerformanceNote
        fields = ("unit", "person", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def set_up(self) -> None:
        units = Unit.objects.visible_to(self.user, Power.LOG).temporary().open()
        offer_units(self, units)
        field = field_of(self, "person", ModelChoiceField)
        if self.instance._state.adding:
            field.queryset = (
                told_apart(Person.objects.not_voided())
                .filter(memberships__unit__in=units)
                .distinct()
                .order_by("pinyin")
            )
        else:
            field.queryset, field.disabled = Person.objects.filter(pk=self.instance.person_id), True

    def clean(self) -> dict[str, object]:
        typed = super().clean()
        unit, person = typed.get("unit"), typed.get("person")
        if unit and person and self.instance._state.adding:
            if not TemporaryMembership.objects.filter(unit=unit, person=person).exists():
                self.add_error("person", STRANGER)
            elif self._is_second(unit, person):
                self.add_error("person", TWICE)
        return typed

    def _is_second(self, unit: Unit, person: Person) -> bool:
        mine = PerformanceNote.objects.not_voided().filter(unit=unit, person=person)
        return mine.exclude(pk=self.client_key()).exists()
