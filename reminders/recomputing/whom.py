"""Whose rolling duties are recomputed: some people, the people of some units, or everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from reminders.recomputing.dialect import Params, Value
from reminders.recomputing.periodic import EVERYTHING


@dataclass
class Whom:
    """Some people, the people of some units (who left included), or everybody; one version or all."""

    people: list[UUID] | None = None
    unit_ids: list[int] | None = None
    version_id: int | None = None
    params: Params = field(default_factory=dict)

    def condition(self) -> str:
        if self.people is not None:
            key = Person._meta.pk
            values = [key.get_db_prep_value(pk, connection) for pk in self.people]
            return f"pe.id IN ({self._listed('w', values)})"
        if self.unit_ids is not None:
            units = self._listed("w", self.unit_ids)
            return f"pe.id IN (SELECT person_id FROM organisation_temporarymembership WHERE unit_id IN ({units}))"  # noqa: S608 - holds placeholders only
        return EVERYTHING

    def narrowed(self, credits: QuerySet[Model]) -> QuerySet[Model]:
        """Only what these people earned: for a few of them the database need not read everybody's."""
        if self.people is not None:
            return credits.filter(person_key__in=self.people)
        if self.unit_ids is not None:
            stays = TemporaryMembership.objects.filter(unit__in=self.unit_ids)
            return credits.filter(person_key__in=stays.order_by().values("person"))
        return credits

    def versions(self) -> str:
        return EVERYTHING if self.version_id is None else f"v.id = {int(self.version_id)}"

    def _listed(self, prefix: str, values: Iterable[Value]) -> str:
        names = {f"{prefix}{number}": value for number, value in enumerate(values)}
        self.params.update(names)
        return ", ".join(f"%({name})s" for name in names) or "NULL"
