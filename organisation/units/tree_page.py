"""The organisation tree beside a ledger: loaded when the page is up, one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.current import user_of
from organisation.scope import units_for
from organisation.units.models import Unit
from records import query_params

SHORT_KINDS: dict[str, str] = {
    Unit.Kind.INSTITUTE: "院",
    Unit.Kind.UNIT: "单位",
    Unit.Kind.GENERAL_BRANCH: "总支",
    Unit.Kind.HOME_BRANCH: "支部",
    Unit.Kind.COMMITTEE: "临时党委",
    Unit.Kind.JOINT_COMMITTEE: "临时党委",
    Unit.Kind.BRANCH: "临时党支部",
    Unit.Kind.JOINT_BRANCH: "联合",
}


@dataclass
class Node:
    """A unit with what is below it."""

    unit: Unit
    url: str
    current: bool
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return SHORT_KINDS.get(self.unit.kind, self.unit.get_kind_display())

    @property
    def is_open(self) -> bool:
        """The institute starts open, and so does the way to the chosen unit."""
        return self.unit.kind == Unit.Kind.INSTITUTE or self._holds_current

    @property
    def _holds_current(self) -> bool:
        return any(child.current or child._holds_current for child in self.children)


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """``at``: address of the ledger whose rows a click narrows; ``field``: its filter; ``unit``: the chosen one."""
    at = query_params.local(request, "at") or "/temporary-branches/"
    name, chosen = request.GET.get("field", "unit"), request.GET.get("unit", "")
    units = units_for(user_of(request)).filter(ended_on__isnull=True).exclude(kind=Unit.Kind.EXTERNAL).order_by("path")
    nodes = nested([Node(unit, f"{at}?{urlencode({name: unit.pk})}", str(unit.pk) == chosen) for unit in units])
    return render(request, "organisation/units/_tree.html", {"nodes": nodes, "all_url": at, "chosen": chosen})


def nested(nodes: list[Node]) -> list[Node]:
    """Hang each node under the nearest one above it in the list; nodes whose parent is not shown stand on top."""
    top: list[Node] = []
    way: list[Node] = []
    for node in sorted(nodes, key=lambda one: one.unit.path):
        while way and not node.unit.path.startswith(way[-1].unit.path):
            way.pop()
        (way[-1].children if way else top).append(node)
        way.append(node)
    return top
