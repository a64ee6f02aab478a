"""Parts of a page that apps above add; this app knows none of them by name.

person_parts.register_rows("branches/squads/_person.html", Rows("person_squads", SquadMember, ("-pk",)))
person_parts.register("education/participation/_person.html", life_of)
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from organisation.rows import Rows

Context = Callable[..., dict[str, object]]


class Parts:
    """The page's template includes every template in the variable ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[tuple[int, str, Context]] = []

    def register(self, template: str, context: Context = lambda *about: {}, *, order: int = 50) -> None:
        """``context`` gets what the page is about and narrows what it gives to what the reader may see.

        Lower ``order`` stands further up. Names in the contexts of several parts must differ; a template registered
        twice is a mistake found at start-up.
        """
        if template in self.templates():
            raise ValueError(f"two parts are called {template!r}")
        self._parts.append((order, template, context))
        self._parts.sort(key=lambda part: part[:2])

    def register_rows(self, template: str, *parts: Rows, order: int = 50) -> None:
        """A part that lists rows about the person or the branch; what its reader may not see is left out."""
        self.register(
            template,
            lambda request, about: {k: v for one in parts for k, v in one.told(request, about).items()},
            order=order,
        )

    def each(self) -> list[tuple[str, Context]]:
        """Every part: its template and what gives it its content."""
        return [(template, context) for _, template, context in self._parts]

    def templates(self) -> list[str]:
        return [template for _, template, _ in self._parts]

    def context_of(self, request: HttpRequest, *about: object) -> dict[str, object]:
        """What all parts need; each costs the queries its app makes."""
        found: dict[str, object] = {self.name: self.templates()}
        for _, _, context in self._parts:
            found |= context(request, *about)
        return found


person_parts = Parts("person_parts")  # (request, person), below the card's own parts
project_parts = Parts("project_parts")  # (request, project, the branches of it that the reader may see)
branch_tags = Parts("branch_tags")  # (request, branch), beside the branch's name
branch_remarks = Parts("branch_remarks")  # (request, branch), above its steps
