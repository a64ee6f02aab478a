"""Rows of a ledger as part of another page, and the addresses beside them.

What a reader may not see is left out here, so that no part of a page can forget it:

    Rows("squads", AssaultTeam, ("-formed_on", "-id"), most=12)
    Link("new_url", "squads:create", Power.LOG, running=True)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from organisation.people.models import Person
from records import scope
from records.typing_shims import M


class Branch(Protocol):
    """The temporary branch whose page it is."""

    @property
    def unit_id(self) -> int: ...

    @property
    def is_active(self) -> bool: ...


About = Branch | Person
Narrow = Callable[[Any, Any], Any]  # (rows, branch or person) -> those of them that are meant


@dataclass(frozen=True)
class Rows(Generic[M]):
    """The first of them in that order, as ``name`` in the template; with ``colour``, pairs of row and colour.

    They are the branch's by ``unit`` and the person's by ``person`` unless ``of`` names another field. ``through``: the
    record they hang on, whose permission rule decides; with ``own``, who reads their own card sees all of their own.
    ``only`` narrows what is listed and counted alike: a number stands for rows that can be read below it.
    """

    name: str
    model: type[M]
    order: tuple[str, ...]
    most: int | None = 10
    related: tuple[str, ...] = ()
    only: Narrow | None = None
    colour: Callable[[M], str] | None = None
    of: str = ""
    through: str = ""
    own: bool = False

    def seen(self, request: HttpRequest, about: About) -> QuerySet[M]:
        """All that are not voided and within the reader's sight."""
        user, rows = user_of(request), self.model._default_manager.all()
        if not self.through:
            return self._about(scope.visible(rows, user).filter(voided_at__isnull=True), about)
        parent: Any = self.model._meta.get_field(self.through).related_model
        parents = parent.objects.not_voided()
        if not (self.own and isinstance(about, Person) and about.user_id == user.pk):
            parents = parents.visible_to(user)
        return self._about(rows.filter(**{f"{self.through}__in": parents.values("pk")}), about)

    def listed(self, request: HttpRequest, about: About) -> QuerySet[M]:
        seen = self.seen(request, about)
        found: QuerySet[M] = self.only(seen, about) if self.only else seen
        return found

    def told(self, request: HttpRequest, about: About) -> dict[str, object]:
        """What the template needs."""
        rows = self.listed(request, about).order_by(*self.order)
        found = list((rows.select_related(*self.related) if self.related else rows)[: self.most])
        return {self.name: [(row, self.colour(row)) for row in found] if self.colour else found}

    def _about(self, rows: QuerySet[M], about: About) -> QuerySet[M]:
        if isinstance(about, Person):
            return rows.filter(**{self.of or "person": about.pk})
        return rows.filter(**{self.of or "unit": about.unit_id})


@dataclass(frozen=True)
class Link:
    """A page narrowed to the branch, as ``name`` in the template.

    '' without the power, and with ``running`` once the branch has ended.
    """

    name: str
    page: str
    power: str = ""
    running: bool = False
    query: str = ""

    def told(self, request: HttpRequest, branch: Branch) -> dict[str, str]:
        may = branch.is_active or not self.running
        may = may and (not self.power or user_of(request).has_perm(self.power, branch))
        return {self.name: f"{reverse(self.page)}?unit={branch.unit_id}{self.query}" if may else ""}
