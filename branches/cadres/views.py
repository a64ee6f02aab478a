"""Pages about party-affairs officers beyond their ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from branches.cadres import full_time as gaps
from branches.cadres.overview import overview as counted
from branches.cadres.overview import units_for
from organisation.posts.models import Post
from organisation.powers import PARTY_OFFICE, Power, Role
from records import scope
from records.guard import require

if TYPE_CHECKING:
    from branches.cadres.full_time import KeyBranch


def full_time(request: HttpRequest) -> HttpResponse:
    """重点项目专职书记配备情况: a line a unit; every number opens exactly its branches below."""
    require(request, Power.VIEW)
    everything = list(gaps.key_branches(user_of(request)))
    unit, state = request.GET.get("unit", ""), request.GET.get("state", "")
    state = state if state in gaps.STATES else ""
    lines = gaps.by_unit(everything)
    shown = gaps.narrowed(everything, unit, state)
    posts = gaps.offices(shown)
    context = {
        "lines": lines,
        "rows": [(row, posts.get(row.unit_id), _cure(request, row, posts.get(row.unit_id))) for row in shown],
        "unit": next((line.unit for line in lines if str(line.unit.pk) == unit), None),
        "state": state,
        "state_label": gaps.STATES[state],
        "filled": len(gaps.narrowed(everything, "", "filled")),
        "gap": len(gaps.narrowed(everything, "", "gap")),
        "total": len(everything),
        "crumbs": [("工作台", "/"), ("重点项目专职书记配备情况", "")],
    }
    return render(request, "branches/cadres/full_time.html", context)


def overview(request: HttpRequest) -> HttpResponse:
    """队伍结构, for the party offices; ``unit`` narrows it to one 院属单位."""
    require(request, PARTY_OFFICE)
    user = user_of(request)
    units = units_for(user)
    unit = next((str(one.pk) for one in units if str(one.pk) == request.GET.get("unit")), "")
    context = {
        "overview": counted(user, unit),
        "units": units,
        "unit": unit,
        "crumbs": [("工作台", "/"), ("党务人才队伍", "")],
    }
    return render(request, "branches/cadres/overview.html", context)


def _cure(request: HttpRequest, row: KeyBranch, post: Post | None) -> str:
    """The form that fills the gap, for those who designate; '' for everybody else."""
    if row.filled or not scope.permits(request.user, Power.DECIDE, row):
        return ""
    if post:
        return reverse("branches:replace", args=[row.pk, post.pk]) + f"?full_time=on&person={post.person_id}"
    return reverse("branches:designate", args=[row.pk]) + f"?role={Role.SECRETARY.value}&full_time=on"
