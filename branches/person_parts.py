"""Parts of a person's card. Apps above add theirs here; this app knows none of them by name.

person_parts.register("supervision/_person_part.html", findings_of)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from branches.models import Person

Context = Callable[[HttpRequest, Person], dict[str, Any]]

_parts: list[tuple[str, Context]] = []


def register(template: str, context: Context) -> None:
    """``template`` is drawn below the card's own parts; ``context`` narrows what it gives to what the reader may see.

    Names in the contexts of several parts must differ.
    """
    _parts.append((template, context))


def templates() -> list[str]:
    return [template for template, _ in _parts]


def context_of(request: HttpRequest, person: Person) -> dict[str, Any]:
    """What all parts need; each costs the queries its app makes."""
    found: dict[str, Any] = {"person_parts": templates()}
    for _, context in _parts:
        found |= context(request, person)
    return found
