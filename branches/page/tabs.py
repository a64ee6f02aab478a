"""Tabs of the branch page. Apps above add theirs here; this app knows none of them by name.

panels.register("activities", "组织生活", "education/activities/_panel.html", activities_of, 20, count=how_many)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from branches.life.models import TemporaryBranch
from organisation.units.models import Unit

Context = Callable[[HttpRequest, TemporaryBranch], dict[str, Any]]
# Rows to be counted, or the number itself where it is at hand.
Counted = Callable[[HttpRequest, TemporaryBranch], QuerySet[Any] | int | None]
# Whether the branch has such a tab at this time of its life.
Shown = Callable[[TemporaryBranch], bool]


@dataclass(frozen=True)
class Panel:
    """``template`` is drawn with ``record`` (the branch) and what ``context`` gives, only while its tab is open."""

    code: str
    title: str
    template: str
    context: Context
    order: int
    count: Counted | None = None
    when: Shown | None = None


_panels: dict[str, Panel] = {}


def register(
    code: str,
    title: str,
    template: str,
    context_function: Context,
    order: int,
    *,
    count: Counted | None = None,
    when: Shown | None = None,
) -> Panel:
    """Add a tab; lower ``order`` stands further left. Registering a code twice is a mistake found at start-up."""
    if code in _panels:
        raise ValueError(f"two panels are called {code!r}")
    panel = _panels[code] = Panel(code, title, template, context_function, order, count, when)
    return panel


def panels() -> list[Panel]:
    return sorted(_panels.values(), key=lambda panel: (panel.order, panel.code))


@dataclass(frozen=True)
class Tab:
    """A tab as the template draws it."""

    title: str
    url: str
    count: int | None
    current: bool


def of(branch: TemporaryBranch) -> list[Panel]:
    """Those that the branch has now."""
    return [panel for panel in panels() if panel.when is None or panel.when(branch)]


def current(asked: str, branch: TemporaryBranch | None = None) -> Panel:
    """The panel asked for, else the first."""
    offered = panels() if branch is None else of(branch)
    return next((panel for panel in offered if panel.code == asked), offered[0])


def tabs(request: HttpRequest, branch: TemporaryBranch, now: Panel) -> list[Tab]:
    """All tabs with their counts; rows of all apps are counted in one query."""
    offered = of(branch)
    asked = {panel.code: panel.count(request, branch) for panel in offered if panel.count}
    counts = {code: given for code, given in asked.items() if not isinstance(given, QuerySet)}
    counts |= together(branch.unit_id, {code: rows for code, rows in asked.items() if isinstance(rows, QuerySet)})
    return [Tab(panel.title, f"?tab={panel.code}", counts.get(panel.code), panel is now) for panel in offered]


def together(unit_id: int, rows: Mapping[str, QuerySet[Any]]) -> dict[str, int | None]:
    """How many rows each of them has, in one query."""
    if not rows:
        return {}
    parts = {f"n_{code}": _number(one) for code, one in rows.items()}
    found = Unit.objects.filter(pk=unit_id).annotate(**parts).values_list(*parts).first()
    return dict(zip(rows, found or (), strict=False))


def _number(rows: QuerySet[Any]) -> Coalesce:
    total = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
