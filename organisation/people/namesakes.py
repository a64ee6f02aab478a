"""People of one name, told apart by staff number, else by where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count

from organisation.people.models import Person
from records import namesakes


def people_of_one_name() -> Mapping[Any, str]:
    shared = Person.objects.not_voided().order_by().values("name").annotate(n=Count("pk")).filter(n__gt=1)
    found = Person.objects.filter(name__in=shared.values("name")).select_related("home_unit")
    return {person.pk: _told(person) for person in found}


def _told(person: Person) -> str:
    beside = person.staff_number or str(person.home_unit or "")
    return f"{person.name}（{beside}）" if beside else person.name


namesakes.register(Person, people_of_one_name)
