"""A need, raised directly or by one tap from an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from organisation.access import access_of
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.fields import offer_units
from organisation.units.models import Unit, UnitQuerySet
from records.form_fields import field_of
from records.pickers import PickerField
from records.record_forms import RecordForm
from records.saving import EDIT
from records.typing_shims import ModelChoiceField
from records.workflow import follow
from welfare.asks.models import Ask
from welfare.needs import levels
from welfare.needs.acts import name_holder
from welfare.needs.levels import level_of
from welfare.needs.models import Need
from welfare.needs.numbers import need_due

if TYPE_CHECKING:
    from accounts.models.user import User


class NeedForm(RecordForm[Need]):
    raised_by = PickerField("on_roster", near={"unit": "unit", "on": "raised_on"}, label="提出人")
    holder = PickerField(
        "carers", near={"unit": "unit"}, label="办理人", required=False, help_text="不填则由本组织的书记办理"
    )
    from_ask = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Need
        fields = ("unit", "raised_by", "raised_on", "kind", "urgency", "description", "holder", "remark")
        labels = {"unit": "党支部"}
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def set_up(self) -> None:
        offer_units(self, self.offered_units(self.user))
        if "raised_on" in self.fields:
            self.fields["raised_on"].initial = timezone.localdate()
        self._keep_holder_above()

    def offered_units(self, user: User) -> UnitQuerySet:
        return Unit.objects.visible_to(user, Power.CARE).temporary()

    def _keep_holder_above(self) -> None:
        """Who looks after it above is not chosen from below."""
        need: Need = self.instance
        if not need._state.adding and not access_of(self.user).at(Power.CARE, need.level_unit.path):
            field = field_of(self, "holder", ModelChoiceField)
            field.queryset, field.disabled = Person.objects.filter(needs_held=need), True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("raised_on") and typed["raised_on"] > timezone.localdate():
            self.add_error("raised_on", "提出时间还没有到，请核对。")
        self._clean_ask(typed)
        self.level_unit = self._level_unit(typed.get("unit"))
        holder = typed.get("holder")
        if self.level_unit and holder and not levels.may_hold(holder, self.level_unit):
            self.add_error("holder", f"{holder}不是{self.level_unit}负责服务保障的人员，请另选办理人。")
        return typed

    def _clean_ask(self, typed: dict[str, Any]) -> None:
        """The answer it comes from: one the person may read, of the same branch, not yet made a need."""
        key, unit = typed.get("from_ask"), typed.get("unit")
        if not key or not self.instance._state.adding:
            return
        found = Ask.objects.visible_to(self.user).not_voided().filter(pk=key, unit=unit).first()
        if found is None or (found.has_need and found.need.pk != typed.get("client_id")):
            self.add_error(None, "这次询问不在您的范围内，或者已经转为需求。")
        else:
            self.instance.ask = found

    def _level_unit(self, unit: Unit | None) -> Unit | None:
        """The organisation at which a new need begins: the writer's own, the branch if they serve there."""
        if not self.instance._state.adding:
            known: Unit = self.instance.level_unit
            return known
        paths = [p for p in access_of(self.user).every_path.get(Power.CARE, ()) if unit and unit.path.startswith(p)]
        return Unit.objects.filter(path=max(paths, key=len)).first() if paths else None

    def derive(self) -> None:
        need: Need = self.instance
        if self.level_unit is None:
            return
        if need._state.adding:
            need.level_unit, need.level = self.level_unit, level_of(self.level_unit)
            need.due_on = need_due(need.level, need.raised_on) if need.raised_on else need.due_on
        need.holder = need.holder or levels.first_holder(need.level_unit)

    def save_children(self, record: Need, by: User) -> None:
        """The first hand-over; an answer that became a need is read as high as the need."""
        if record.holder:
            name_holder(record, record.holder)
        follow(record, EDIT, by)
        if record.ask_id:
            Ask.objects.filter(pk=record.ask_id).update(result=Ask.Result.NEED, level_unit=record.level_unit)


class OwnNeedForm(NeedForm):
    """Raised by whoever is signed in, in a branch they are in now; the branch's secretary takes it up."""

    raised_by = None  # type: ignore[assignment]
    holder = None  # type: ignore[assignment]
    from_ask = None  # type: ignore[assignment]

    class Meta:
        model = Need
        fields = ("unit", "kind", "urgency", "description")
        labels = {"unit": "所在党支部", "description": "需要什么帮助"}
        help_texts = {"description": "先由支部办理，支部解决不了的会逐级上报；上报到哪一级，哪一级才能看到"}
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def offered_units(self, user: User) -> UnitQuerySet:
        return own_branches(user)

    def clean(self) -> dict[str, Any]:
        need: Need = self.instance
        need.raised_by, need.raised_on = own_person(self.user), timezone.localdate()
        return super().clean()

    def _level_unit(self, unit: Unit | None) -> Unit | None:
        """It begins at the branch, whatever else the person is elsewhere."""
        return unit


def own_person(user: User) -> Person | None:
    return Person.objects.not_voided().filter(user=user).first()


def own_branches(user: User) -> UnitQuerySet:
    """The temporary branches the person is in today."""
    today = timezone.localdate()
    person = own_person(user)
    stays = person.memberships.on(today) if person else None
    return Unit.objects.temporary().open().filter(memberships__in=stays) if stays is not None else Unit.objects.none()
