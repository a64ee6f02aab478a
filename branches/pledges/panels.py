"""The tab 亮承诺 of the branch page: the branch's part of the wall."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs
from branches.pledges.models import Pledge
from organisation.powers import Power
from organisation.rows import Link, Rows

ON_THE_WALL = Rows(
    "pledges",
    Pledge,
    ("-starts_on", "-pk"),
    most=60,
    related=("person", "unit"),
    only=lambda rows, branch: rows.on_the_wall() if branch.is_active else rows,
)


def waiting(request: HttpRequest, branch: TemporaryBranch, told: dict[str, Any]) -> dict[str, Any]:
    """How many wait for the reader's review; the cards of the wall know their page."""
    for row in told["pledges"]:
        row.page_url = reverse("pledges:detail", args=[row.pk])
    if not user_of(request).has_perm(Power.PUBLISH, branch):
        return {"waiting": 0}
    return {"waiting": ON_THE_WALL.seen(request, branch).filter(state=Pledge.State.SUBMITTED).count()}


def register() -> None:
    tabs.register_rows(
        "pledges",
        "亮承诺",
        "branches/pledges/_panel.html",
        55,
        ON_THE_WALL,
        Link("waiting_url", "pledges:list", query="&tab=submitted"),
        Link("pledges_url", "pledges:list"),
        Link("board_url", "pledges:board"),
        Link("new_url", "pledges:create", Power.OWN, running=True),
        more=waiting,
    )
