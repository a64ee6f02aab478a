"""Every place of a page to which apps add something of their own: found in the registries, never listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import get_template

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from branches.page import tabs
from organisation.parts import Parts, branch_remarks, branch_tags, person_parts, project_parts
from organisation.people.models import Person
from tests.contract.house import House, owners_of

Tell = Callable[[House, HttpRequest, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Place:
    """A panel, part, tag or remark: on which pages it stands, what it is told, and how it is drawn."""

    name: str
    template: str
    subjects: Callable[[House], list[Any]]
    told: Tell

    def readers(self, house: House, subject: Model) -> list[User]:
        """Everyone, who opens the page or not; of the many cards those whom each is open to."""
        if isinstance(subject, Person):
            return [reader for reader in house.readers if house.sees(reader, subject)]
        return house.readers

    def drawn(self, context: Mapping[str, Any], subject: Model) -> str:
        sections: list[Any] = []
        return get_template(self.template).render(
            {"branch_light": None, "branch_actions": {}, "sections": sections, **context, "record": subject}
        )


def places() -> list[Place]:
    return [*(_tab(panel) for panel in tabs.panels()), *_parts()]


def _tab(panel: tabs.Panel) -> Place:
    return Place(
        f"tab {panel.code}",
        panel.template,
        lambda house: house.branches,
        lambda house, request, branch: panel.context(request, branch),
    )


def _parts() -> Iterator[Place]:
    yield from _of(person_parts, "person", lambda house: house.people)
    yield from _of(project_parts, "project", lambda house: house.projects)
    # A tag draws what a remark has counted, so both are told together, as on the page.
    yield from _of(branch_tags, "tag", lambda house: house.branches, beside=branch_remarks)
    yield from _of(branch_remarks, "remark", lambda house: house.branches)


def _of(
    parts: Parts, kind: str, subjects: Callable[[House], list[Any]], *, beside: Parts | None = None
) -> Iterator[Place]:
    for template, context in parts.each():

        def told(house: House, request: HttpRequest, about: Any, context: Any = context) -> Mapping[str, Any]:
            more = (_branches(house, request, about),) if parts is project_parts else ()
            shared = beside.context_of(request, about) if beside else {}
            return {**shared, **context(request, about, *more)}

        yield Place(f"{kind} {template}", template, subjects, told)


def _branches(house: House, request: HttpRequest, project: Any) -> list[TemporaryBranch]:
    """Those of the project that its page gives to its parts."""
    found = TemporaryBranch.objects.filter(project=project).select_related("unit")
    return [branch for branch in found if house.sees(request.user, branch)]


@dataclass
class Told:
    """Who was told of which record on whose page."""

    house: House
    shown: dict[tuple[Any, Model], set[str]] = field(default_factory=dict)
    _listed: set[str] = field(default_factory=set)
    _filled: set[str] = field(default_factory=set)

    def hidden_from(self, reader: User, subject: Any, context: Any) -> list[Model]:
        """Keep what the reader was told, and answer what of it they may not see."""
        if isinstance(context, Mapping):
            lists = {name: value for name, value in context.items() if isinstance(value, (list, QuerySet))}
            self._listed |= set(lists)
            self._filled |= {name for name, value in lists.items() if len(value)}
        itself = subject[-1] if isinstance(subject, tuple) else subject
        found = {one for record in records_in(context) for one in owners_of(record)}
        found -= {itself, getattr(itself, "unit", None)}
        for record in found:
            self.shown.setdefault((subject, record), set()).add(reader.username)
        return [record for record in found if not self.house.sees(reader, record)]

    @property
    def never_filled(self) -> set[str]:
        return self._listed - self._filled

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Who opens the page and may see a record, but was not told of it although somebody was."""
        return [
            (reader.name, str(record))
            for (subject, record), told in self.shown.items()
            for reader in self.house.readers
            if reader.username not in told and self._may_be_told(reader, subject, record)
        ]

    def _may_be_told(self, reader: User, subject: Any, record: Model) -> bool:
        itself = subject[-1] if isinstance(subject, tuple) else subject
        return self.house.sees(reader, itself) and self.house.sees(reader, record)


def records_in(value: Any) -> Iterator[Model]:
    """Every record in what a place was told, however deep it lies."""
    if isinstance(value, Model):
        yield value
    elif isinstance(value, Mapping):
        yield from (record for one in value.values() for record in records_in(one))
    elif isinstance(value, (list, tuple, set, QuerySet)):
        yield from (record for one in value for record in records_in(one))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (record for one in fields(value) for record in records_in(getattr(value, one.name)))
