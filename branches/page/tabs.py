"""Tabs of the branch page. Apps above add theirs here; this app knows none of them by name.

A tab that lists rows of ledgers names them; the page narrows them to the branch and to what its reader may see:

    tabs.register_rows(
        "squads", "突击队", "branches/squads/_panel.html", 60,
        Rows("squads", AssaultTeam, ("-formed_on", "-id"), most=12),
        Link("new_url", "squads:create", Power.LOG, running=True),
    )

Any other gives a function: ``tabs.register("basics", "基本信息", "branches/page/_basics.html", basics, 0)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, IntegerField, Model, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from branches.life.models import TemporaryBranch
from organisation.rows import Link, Rows
from organisation.units.models import Unit

Context = Callable[[HttpRequest, TemporaryBranch], dict[str, object]]
Lists = Mapping[str, QuerySet[Model]]  # name in the template → all rows of that list
# All that the panel lists, or the number itself where it is at hand.
Counted = Callable[[HttpRequest, TemporaryBranch], Lists | QuerySet[Model] | int | None]
# What a tab adds to its rows and links, which it is given.
More = Callable[[HttpRequest, TemporaryBranch, dict[str, object]], dict[str, object]]
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


def register_rows(
    code: str, title: str, template: str, order: int, *parts: Rows | Link, more: More | None = None
) -> Panel:
    """Add a tab of rows and links; its number is that of all its rows."""

    def context(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
        told: dict[str, object] = {}
        for part in parts:
            told |= part.told(request, branch)
        return {**told, **more(request, branch, told)} if more else told

    def lists(request: HttpRequest, branch: TemporaryBranch) -> Lists:
        return {part.name: part.listed(request, branch) for part in parts if isinstance(part, Rows)}

    return register(code, title, template, context, order, count=lists)


def panels() -> list[Panel]:
    return sorted(_panels.values(), key=lambda panel: (panel.order, panel.code))


@dataclass(frozen=True)
class Tab:
    """A tab as the template draws it; ``counts`` are those of the lists of which ``count`` is the sum."""

    title: str
    url: str
    count: int | None
    current: bool
    counts: Mapping[str, int] = field(default_factory=dict)


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
    asked = {panel.code: panel.count(request, branch) if panel.count else None for panel in offered}
    asked = {code: {"rows": given} if isinstance(given, QuerySet) else given for code, given in asked.items()}
    lists = {code: given for code, given in asked.items() if isinstance(given, Mapping)}
    counted = together(
        branch.unit_id, {f"{code}_{name}": rows for code, named in lists.items() for name, rows in named.items()}
    )

    def tab(panel: Panel) -> Tab:
        counts = {name: counted[f"{panel.code}_{name}"] for name in lists.get(panel.code, ())}
        given = asked[panel.code]
        number = given if isinstance(given, int) else sum(counts.values()) if counts else None
        return Tab(panel.title, f"?tab={panel.code}", number, panel is now, counts)

    return [tab(panel) for panel in offered]


def together(unit_id: int, rows: Lists) -> dict[str, int]:
    """How many rows each of them has, in one query."""
    if not rows:
        return {}
    parts = {f"n_{code}": _number(one) for code, one in rows.items()}
    found = Unit.objects.filter(pk=unit_id).annotate(**parts).values_list(*parts).first()
    return dict(zip(rows, found or (), strict=False))


def _number(rows: QuerySet[Model]) -> Coalesce:
    total = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
