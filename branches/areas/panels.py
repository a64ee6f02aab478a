"""The tab 责任区责任岗 of the branch page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from branches.area_scores import window as score_window
from branches.areas.models import AREA_KINDS, ResponsibilityArea
from branches.life.models import TemporaryBranch
from branches.page import tabs
from organisation.powers import Power
from organisation.rows import Link, Rows

AREAS = Rows(
    "areas",
    ResponsibilityArea,
    ("kind", "name"),
    most=60,
    colour=lambda area: AREA_KINDS[area.kind],
    only=lambda rows, branch: rows.current() if branch.is_active else rows,
)


def scoring(request: HttpRequest, branch: TemporaryBranch, told: dict[str, Any]) -> dict[str, Any]:
    """The plates, and addresses while a quarter is open to this person; '' otherwise."""
    user, url = user_of(request), reverse("branches:score_areas", args=[branch.pk])
    quarter = score_window.open_quarter(timezone.localdate()) if branch.is_active else None
    return {
        "plates_url": reverse("branches:area_plates", args=[branch.pk]),
        "score_url": url if quarter and user.has_perm(Power.OWN, branch) else "",
        "appraise_url": f"{url}?as=branch" if quarter and user.has_perm(Power.LOG, branch) else "",
        "score_label": score_window.label(quarter) if quarter else "",
    }


def register() -> None:
    tabs.register_rows(
        "areas",
        "责任区责任岗",
        "branches/areas/_panel.html",
        50,
        AREAS,
        Link("areas_url", "areas:list"),
        Link("board_url", "areas:board"),
        Link("new_url", "areas:create", Power.LOG, running=True),
        more=scoring,
    )
