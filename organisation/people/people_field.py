"""Choosing several people by typing their names, over the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy

from organisation.people.models import Person
from organisation.pickers import person_line
from records.form_fields import rows_of
from records.pickers import PickerField, picker

if TYPE_CHECKING:
    from accounts.models.user import User

    PeopleBase = forms.ModelMultipleChoiceField[Person]
else:
    PeopleBase = forms.ModelMultipleChoiceField


class PeopleWidget(forms.SelectMultiple):
    """Holds the chosen people only; the rest is searched for while typing."""

    def __init__(self, code: str) -> None:
        super().__init__({"data-remote": reverse_lazy("records:pick", args=[code]), "data-wide": "1"})

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

    def __init__(self, code: str = "directory", **options: Any) -> None:
        super().__init__(Person.objects.none(), widget=PeopleWidget(code), **options)
        self.code = code

    def narrow_to(self, user: User) -> None:
        self.queryset = picker(self.code).rows(user)

    def also_offer(self, people: QuerySet[Person]) -> None:
        """Whoever stands in the record already stays choosable, even if the directory offers them no more."""
        self.queryset = (rows_of(self) | people).distinct()

    def label_from_instance(self, obj: Any) -> str:
        return person_line(obj)


def directory_field(**options: Any) -> PickerField:
    """One person of the directory."""
    return PickerField("directory", **options)
