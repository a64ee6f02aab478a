"""A need one has oneself: said from the phone, without a post, in three fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from organisation.people.models import Person
from organisation.units.models import Unit, UnitQuerySet
from welfare.needs.forms import NeedForm
from welfare.needs.models import Need

if TYPE_CHECKING:
    from accounts.models.user import User


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
