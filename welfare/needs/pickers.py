"""Choosing a need, and who is to look after one, by typing."""

from __future__ import annotations

from django.db.models import QuerySet

from organisation.people.lines import person_line
from organisation.people.models import Person
from organisation.pickers import PERSON_SEARCH, People, key_of
from organisation.posts.models import Post
from organisation.units.models import Unit
from records import pickers, query_params
from records.pickers import Near, Picker
from welfare.needs.levels import ROLES
from welfare.needs.models import Need


def carers(people: QuerySet[Person], near: Near) -> QuerySet[Person]:
    """With a post that cares, at the branch or above it; the form says at which level a need begins."""
    units = Unit.objects.filter(pk__in=query_params.keys(Unit, [key_of(near.get("unit"))]))
    above = {pk for unit in units for pk in unit.standing.ancestor_ids}
    return people.filter(pk__in=Post.objects.on().filter(role__in=ROLES, unit__in=above).values("person"))


pickers.register(
    Picker(
        "need",
        Need,
        search=("number", "description"),
        label=lambda need: f"{need.number} {need.description}",
        ordering=("-raised_on", "pk"),
    )
)
carer = People("carers", Person, search=PERSON_SEARCH, label=person_line, ordering=("pinyin", "pk"), within=carers)
pickers.register_as_well(carer)
