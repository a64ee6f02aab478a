"""支部红黄绿灯: units, branches, one branch."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.current import user_of
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records.query_params import whole
from reminders.lights import lit as lights
from reminders.lights import rates
from reminders.lights.lit import by_unit, current, explained, of_branches, of_units, with_words
from reminders.obligations.colours import worst
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule

A_PAGE = 20
LIGHTS = (("", "全部"), ("red", "红灯"), ("yellow", "黄灯"), ("green", "绿灯"))
CRUMBS = [("工作台", "/"), ("支部红黄绿灯", "/reminders/branches/")]


@dataclass(frozen=True)
class Tab:
    code: str
    label: str
    count: int


def branches(request: HttpRequest) -> HttpResponse:
    """Branches by light; every number opens exactly the rows it counts."""
    user, chosen = user_of(request), request.GET.get("light", "")
    running = _running(request)
    counts = by_unit(current(user).filter(unit__in=running.values("pk")))
    of_light = {light: [pk for pk, both in counts.items() if worst(*both) == light] for light in ("red", "yellow")}
    numbers = {"": running.count(), **{code: len(ids) for code, ids in of_light.items()}}
    numbers["green"] = numbers[""] - numbers["red"] - numbers["yellow"]
    page = Paginator(_worst_first(_chosen(running, chosen, of_light), of_light), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "tabs": [Tab(code, label, numbers[code]) for code, label in LIGHTS],
        "chosen": chosen,
        "may_urge": user.has_perm(Power.REMIND),
        "page_obj": page,
        "rows": of_branches(user, page.object_list),
        "focuses": Rule.Focus.choices,
        "units": of_units(user),
        "unit": request.GET.get("unit", ""),
        "own": bool(request.GET.get("own")),
        "crumbs": CRUMBS,
    }
    return render(request, "reminders/lights/branches.html", context)


def _running(request: HttpRequest) -> QuerySet[Unit]:
    """Running branches within reach, below ``?unit=`` if that is within reach too; with ``?own=1`` only what stands
    below no unit, as the institute's line of the table counts it."""
    user = user_of(request)
    rows = units_for(user).temporary().open()
    above = units_for(user).filter(pk=whole(request.GET.get("unit"), 0) or 0).first()
    if request.GET.get("own"):
        rows = rows.filter(lights.STANDS_BELOW_NO_UNIT)
    return rows.below(above) if above else rows


def _chosen(running: QuerySet[Unit], light: str, of_light: dict[str, list[int]]) -> QuerySet[Unit]:
    if light in of_light:
        return running.filter(pk__in=of_light[light])
    if light == "green":
        return running.exclude(pk__in=[*of_light["red"], *of_light["yellow"]])
    return running


def _worst_first(rows: QuerySet[Unit], of_light: dict[str, list[int]]) -> QuerySet[Unit]:
    lights = (When(pk__in=of_light[code], then=Value(place)) for place, code in enumerate(("red", "yellow")))
    return rows.order_by(Case(*lights, default=Value(2)), "path")


def branch(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: what burns, and how it did over its own life."""
    user = user_of(request)
    unit = units_for(user).filter(pk=pk).select_related("parent").first()
    if unit is None:
        raise Http404("没有这个党组织，或者不在您的查看范围内。")
    everything = Obligation.objects.visible_to(user).filter(unit=unit)
    focus = rates.by(everything, "rule__focus")
    context = {
        "unit": unit,
        "rows": explained(with_words(current(user).filter(unit=unit).order_by("due_on", "pk")), user),
        "rates": rates.of(everything),
        "focuses": [(label, focus.get(code, rates.Rates())) for code, label in Rule.Focus.choices],
        "crumbs": [*CRUMBS, (str(unit), "")],
    }
    return render(request, "reminders/lights/branch.html", context)
