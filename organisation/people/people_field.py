"""Choosing several people by typing their names, over the directory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy

from organisation.people.lines import person_line
from organisation.people.models import Person
from organisation.units.models import Unit
from records.form_fields import rows_of
from records.pickers import PickerField, near_attrs, picker

if TYPE_CHECKING:
    from accounts.models.user import User

    PeopleBase = forms.ModelMultipleChoiceField[Person]
else:
    PeopleBase = forms.ModelMultipleChoiceField


class PeopleWidget(forms.SelectMultiple):
    """Holds the chosen people only; the rest is searched for while typing."""

    def __init__(self, code: str, attrs: dict[str, str] | None = None) -> None:
        remote = {"data-remote": reverse_lazy("records:pick", args=[code]), "data-wide": "1"}
        super().__init__({**remote, **(attrs or {})})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        rows = getattr(self.choices, "queryset", Person.objects.none())
        options = [
            self.create_option(name, str(person.pk), person_line(person), True, index)
            for index, person in enumerate(_chosen(rows, value))
        ]
        return [(None, [option], index) for index, option in enumerate(options)]


def _chosen(rows: Any, keys: list[str]) -> list[Person]:
    try:
        return list(rows.filter(pk__in=[key for key in keys if key]))
    except (ValueError, TypeError, forms.ValidationError):
        return []


class PeopleField(PeopleBase):
    """Several people of a picker, the directory unless told; :meth:`narrow_to` makes it the user's own."""

    def __init__(self, code: str = "directory", *, near: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(Person.objects.none(), widget=PeopleWidget(code, near_attrs(near)), **options)
        self.code, self.near = code, dict(near or {})

    user: User | None = None  # for whom it was narrowed

    def narrow_to(self, user: User) -> None:
        self.queryset, self.user = picker(self.code).rows(user), user

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError:
            said = [picker(self.code).why_not(self.user, key) for key in value or ()] if self.user else []
            if any(said):
                raise forms.ValidationError([one for one in said if one], code="invalid_choice") from None
            raise

    def narrow_near(self, user: User, unit: Unit) -> None:
        """As :meth:`records.pickers.PickerField.narrow_near`."""
        self.narrow_to(user)
        self.widget.attrs["data-remote"] = f"{reverse('records:pick', args=[self.code])}?unit={unit.pk}"

    def also_offer(self, people: QuerySet[Person]) -> None:
        """Whoever stands in the record already stays choosable, even if the directory offers them no more."""
        self.queryset = (rows_of(self) | people).distinct()

    def label_from_instance(self, obj: Any) -> str:
        return person_line(obj)


def directory_field(**options: Any) -> PickerField:
    """One person of the directory: a full member, who alone can hold a post."""
    return PickerField("formal_directory", **options)
