"""All rows of the house as they lie in the tables, and who may see one of them: the slow half of every comparison.

Nothing here asks the database to count, filter or join. Rights are asked row by row (``permits``), which is another
way than the one in which pages narrow their rows (``rows``), so that the two are held against each other as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import ForeignKey, Model
from django.utils import timezone

from accounts.models.user import User
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from records.ledger import Ledger


@dataclass
class Raw:
    """``today`` is the day of the comparison."""

    today: date = field(default_factory=timezone.localdate)
    _rows: dict[type[Model], list[Any]] = field(default_factory=dict)
    _seen: dict[tuple[int, str, type[Model]], set[object]] = field(default_factory=dict)

    def rows(self, model: type[Model]) -> list[Any]:
        """Every row, with the rows it points at."""
        if model not in self._rows:
            ahead = [one.name for one in model._meta.fields if isinstance(one, ForeignKey)]
            found = list(model._base_manager.select_related(*ahead, *_further(model)))
            if model is Person:
                self._give_memberships(found)
            elif hasattr(model, "person"):
                self._share_people(found)
            self._rows[model] = found
        return self._rows[model]

    def _give_memberships(self, people: list[Any]) -> None:
        """As a list page prefetches them, so that asking who sees a person asks no question."""
        of_person: dict[object, list[TemporaryMembership]] = defaultdict(list)
        for stay in self.rows(TemporaryMembership):
            of_person[stay.person_id].append(stay)
        for person in people:
            kept = person._prefetched_objects_cache = {}
            kept["memberships"] = TemporaryMembership.objects.none()
            kept["memberships"]._result_cache = of_person[person.pk]

    def _share_people(self, rows: list[Any]) -> None:
        if rows and isinstance(rows[0], TemporaryMembership):
            return
        people = {person.pk: person for person in self.rows(Person)}
        for row in rows:
            if getattr(row, "person_id", None) in people:
                row.person = people[row.person_id]

    def standing(self, model: type[Model]) -> list[Any]:
        """Rows that nobody took back."""
        return [row for row in self.rows(model) if getattr(row, "voided_at", None) is None]

    def seen(self, user: User, model: type[Model], power: str = "view") -> list[Any]:
        """Those of :meth:`standing` on which the person holds the power, asked of each."""
        key = (user.pk, power, model)
        if key not in self._seen:
            self._seen[key] = {row.pk for row in self.standing(model) if user.has_perm(power, row)}
        return [row for row in self.standing(model) if row.pk in self._seen[key]]

    def listed(self, user: User, ledger: Ledger, wanted: Callable[[Any], bool] = lambda row: True) -> int:
        return sum(wanted(row) for row in self.seen(user, ledger.model))

    def stays_on(self, unit: Unit, day: date) -> list[Any]:
        """Memberships of the branch in force on that day, both ends counted."""
        return [one for one in self.rows(TemporaryMembership) if one.unit_id == unit.pk and is_there(one, day)]


def is_there(stay: Any, day: date) -> bool:
    return stay.starts_on <= day and (stay.ends_on is None or stay.ends_on >= day)


def people_of(stays: Iterable[Any]) -> set[object]:
    return {stay.person_id for stay in stays}


def _further(model: type[Model]) -> list[str]:
    """Units behind people, which rights look at."""
    names = {one.name for one in model._meta.fields if isinstance(one, ForeignKey)}
    return [f"person__{one}" for one in ("home_unit", "home_branch")] if "person" in names else []
