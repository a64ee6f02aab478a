"""Which organisations a person may choose: on whose behalf they inspect, and whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms

from organisation.access import access_of
from organisation.powers import Power
from organisation.units.models import Unit
from records.form_fields import field_of
from records.record_forms import RecordForm
from records.typing_shims import ModelChoiceField
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection

if TYPE_CHECKING:
    from accounts.models.user import User

S = TypeVar("S", Inspection, Finding)
ELSEWHERE = "只能检查本级和下级党组织，请重新选择。"


def posts_of(user: User) -> list[Unit]:
    """The units at which the person was given the power to inspect: those on whose behalf they do."""
    return list(Unit.objects.filter(path__in=access_of(user).paths.get(Power.INSPECT, ())))


def narrow(form: RecordForm, name: str, units: list[Unit], everything: Any = None) -> None:
    """One choice is no choice: it is filled in and hidden."""
    field = field_of(form, name, ModelChoiceField)
    field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units]) if everything is None else everything
    if len(units) == 1:
        field.initial, field.widget = units[0].pk, forms.HiddenInput()


class InspectingForm(RecordForm[S]):
    """Base of what the inspecting side writes: ``inspecting_unit`` inspects ``unit``, which lies at or below it."""

    def set_up(self) -> None:
        narrow(self, "inspecting_unit", posts_of(self.user))
        below = Unit.objects.visible_to(self.user, Power.INSPECT).open().exclude(kind=Unit.Kind.EXTERNAL)
        narrow(self, "unit", list(below[:2]), below)
        if not self.instance._state.adding:
            for name in ("unit", "inspecting_unit"):
                field_of(self, name, ModelChoiceField).queryset = Unit.objects.all()
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        unit, inspecting = typed.get("unit"), typed.get("inspecting_unit")
        if unit and inspecting and not unit.path.startswith(inspecting.path):
            self.add_error("unit", ELSEWHERE)
        return typed

    def is_submitting(self) -> bool:
        """Whether the second button was pressed: what a draft may leave open must then be filled in."""
        return str(self.data.get("then", "")) == "submit"
