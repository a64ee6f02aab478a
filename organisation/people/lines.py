"""One line for one person wherever somebody is chosen: name, 工号, branch, member type, so that namesakes differ."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from records.typing_shims import ModelChoiceField


def told_apart(people: QuerySet[Person]) -> QuerySet[Person]:
    """With what :func:`person_line` reads: one query more, whatever the number of people."""
    here = TemporaryMembership.objects.here().select_related("unit").order_by("starts_on", "pk")
    return people.select_related("home_unit", "home_branch").prefetch_related(
        Prefetch("memberships", queryset=here, to_attr="stays_here")
    )


def person_line(person: Person) -> str:
    """「陈晓东（E10023，甲支部，正式党员）」; the branch they are in now, else where they are at home."""
    stays: list[TemporaryMembership] | None = getattr(person, "stays_here", None)
    if stays is None:
        stays = list(TemporaryMembership.objects.here().filter(person=person).select_related("unit"))
    here = "、".join(str(stay.unit) for stay in stays) or str(person.home_branch or person.home_unit or "")
    said = filter(None, (person.staff_number, here, person.get_standing_display()))
    return f"{person.name}（{'，'.join(said)}）"


class PersonChoice(ModelChoiceField):
    """One of a few people, in a list."""

    def label_from_instance(self, obj: Person) -> str:
        return person_line(obj)
