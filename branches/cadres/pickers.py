"""Choosing an officer whose appraisals and incentives one keeps."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models.user import User
from branches.cadres.forms import why_not
from branches.cadres.models import PartyAffairsOfficer
from organisation.people.lines import person_line
from organisation.people.models import Person
from organisation.pickers import PERSON_SEARCH, People
from organisation.powers import PARTY_OFFICE
from records import pickers, query_params


@dataclass(frozen=True)
class Officers(People):
    """Those of the register whom this party office keeps; nobody keeps anything about themselves."""

    def rows(self, user: User) -> QuerySet[Person]:
        kept = PartyAffairsOfficer.objects.visible_to(user, PARTY_OFFICE).not_voided()
        return super().rows(user).filter(pk__in=kept.values("person")).exclude(user=user)

    def why_not(self, user: User, key: object) -> str:
        seen = Person.objects.visible_to(user).filter(pk__in=query_params.keys(Person, [key])).first()
        return why_not(seen, user) if seen else ""


officers = Officers("officers", Person, search=PERSON_SEARCH, label=person_line, ordering=("pinyin", "pk"))
pickers.register_as_well(officers)
