"""The numbers of a branch's page counted once more: its head, and each tab by the rows its panel lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models.user import User
from branches.areas.models import ResponsibilityArea
from branches.joint.models import JointAgreement, JointBuilding
from branches.life.models import TemporaryBranch
from branches.page import tabs
from branches.papers.models import IssuedPaper
from branches.pledges.models import Pledge
from branches.squads.models import AssaultTeam
from education.activities.models import Activity
from organisation.memberships.models import TemporaryMembership
from records.models.attachment import Attachment
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.figures.raw import Raw
from tests.figures.slowly import ACTIVE, Compared
from welfare.care_acts.models import Act
from welfare.needs.models import Need

Rows = Callable[[Raw, User, Any], list[Any]]


def of_branch(model: type[Any], wanted: Callable[[Any, Any], bool] = lambda row, branch: True) -> Rows:
    """What the reader sees of the branch; ``wanted`` says which of it the panel lists."""

    def rows(raw: Raw, user: User, branch: Any) -> list[Any]:
        return [one for one in raw.seen(user, model) if one.unit_id == branch.unit_id and wanted(one, branch)]

    return rows


def everybody(raw: Raw, user: User, branch: Any) -> list[Any]:
    return [one for one in raw.rows(TemporaryMembership) if one.unit_id == branch.unit_id]


def papers(raw: Raw, user: User, branch: Any) -> list[Any]:
    return [one for one in raw.seen(user, IssuedPaper) if one.about_unit_id == branch.unit_id]


def files(raw: Raw, user: User, branch: Any) -> list[Any]:
    of = {str(branch.pk), *(str(paper.pk) for paper in papers(raw, user, branch))}
    return [one for one in raw.standing(Attachment) if str(one.object_id) in of]


def is_current(area: Any, branch: Any) -> bool:
    return branch.state not in ACTIVE or area.state != "ended"


def is_on_the_wall(pledge: Any, branch: Any) -> bool:
    kept = pledge.ends_on is None or pledge.ends_on >= timezone.localdate()
    return branch.state not in ACTIVE or (pledge.state == "approved" and kept)


LISTED: dict[str, tuple[Rows, ...]] = {
    "roster": (everybody,),
    "activities": (of_branch(Activity),),
    "supervision": (of_branch(Finding), of_branch(Inspection)),
    "welfare": (of_branch(Need, lambda need, branch: need.state != "closed"), of_branch(Act)),
    "areas": (of_branch(ResponsibilityArea, is_current),),
    "pledges": (of_branch(Pledge, is_on_the_wall),),
    "squads": (of_branch(AssaultTeam),),
    "joint": (of_branch(JointBuilding), of_branch(JointAgreement)),
    "files": (papers, files),
}


def branch_pages(raw: Raw, user: User, client: Client, most: int = 1) -> Compared:
    """The first branch of each state that the person sees."""
    shown: dict[str, int] = {}
    for branch in raw.seen(user, TemporaryBranch):
        shown[branch.state] = shown.get(branch.state, 0) + 1
        if shown[branch.state] <= most:
            yield from _page(raw, user, client, branch)


def _page(raw: Raw, user: User, client: Client, branch: Any) -> Iterator[tuple[str, object, object]]:
    address = reverse("temporary-branches:detail", args=[branch.pk])
    said = {tab.url.partition("=")[2]: tab.count for tab in client.get(address).context["tabs"]}
    for code, rows in LISTED.items():
        slow = [len(one(raw, user, branch)) for one in rows]
        yield f"{branch} tab {code}", said.pop(code), sum(slow)
        panel = client.get(address, {"tab": code}).context
        yield f"{branch} lists of {code}", sorted(panel["list_counts"].values()), _apart(code, slow, panel)
    counted = [panel.code for panel in tabs.panels() if panel.count]
    yield f"{branch} other tabs with a number", [code for code in said if code in counted], []
    if branch.state in ACTIVE:
        stays = [one for one in everybody(raw, user, branch) if one.ends_on is None]
        for standing, number in (("formal", branch.formal_count), ("probationary", branch.probationary_count)):
            slow_heads = {one.person_id for one in stays if one.person.standing == standing}
            yield f"{branch} {standing}", number, len(slow_heads)


def _apart(code: str, slow: list[int], panel: Any) -> list[int]:
    """Files of the branch and scans of its papers are one list on the page."""
    return sorted(slow if code != "files" else panel["list_counts"].values())
