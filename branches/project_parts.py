"""Parts of a project's page. Apps above add theirs here; this app knows none of them by name.

project_parts.register("reminders/_project_part.html", lights_of)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from branches.models import Project, TemporaryBranch

Context = Callable[[HttpRequest, Project, list[TemporaryBranch]], dict[str, Any]]

_parts: list[tuple[str, Context]] = []


def register(template: str, context: Context) -> None:
    """``context`` gets the branches the reader may see and narrows what it gives to what the reader may see."""
    _parts.append((template, context))


def context_of(request: HttpRequest, project: Project, branches: list[TemporaryBranch]) -> dict[str, Any]:
    """What all parts need; each costs the queries its app makes."""
    found: dict[str, Any] = {"project_parts": [template for template, _ in _parts]}
    for _, context in _parts:
        found |= context(request, project, branches)
    return found
