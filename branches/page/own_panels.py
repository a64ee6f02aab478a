"""The tabs this app itself puts on the branch page: basics, roster, files, history."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.handover import items as handover
from branches.handover.acts import may_tick, may_waive
from branches.life.models import TemporaryBranch
from branches.life.steps import lines_of
from branches.page import tabs
from branches.papers.models import IssuedPaper
from organisation.access import access_of
from organisation.people.phones import may_reveal
from organisation.posts.models import Post
from organisation.powers import AT_WORK, BRANCH_COMMITTEE, Power, Role
from records.files import attachments

LINES = 50


def basics(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    posts: list[Post] = getattr(request, "branch_posts", [])
    secretary = next((post.person for post in posts if post.role == Role.SECRETARY), None)
    committee = [post for post in posts if post.role in BRANCH_COMMITTEE]
    done: set[str] = getattr(request, "branch_verbs", set())
    reveal = secretary is not None and may_reveal(user_of(request), secretary)
    return {
        "secretary": secretary,
        "committee": committee,
        "reveal": reveal,
        # Asked for only when the history tells of some.
        "extensions": list(branch.extensions.all()) if "extend" in done else [],
        "permits": list(branch.permits.all()) if "permit" in done else [],
    }


def roster(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """Members who are here first, then who takes part beside them, then those who left; groups with leaders."""
    rows = branch.unit.memberships.select_related("person__home_unit", "person__home_branch", "group")
    everyone = sorted(rows, key=lambda row: (row.has_left, not row.title, row.starts_on, row.pk))
    here = [row for row in everyone if not row.has_left or not branch.is_active]
    access = access_of(user_of(request))
    return {
        "members": [row for row in here if row.person.is_party_member],
        "participants": [row for row in here if not row.person.is_party_member],
        "left": [row for row in everyone if row.has_left and branch.is_active],
        "opens_cards": any(access.at(power, branch.unit.path) for power in AT_WORK),
        "groups": list(branch.unit.groups.open().select_related("leader").order_by("pk")),
        "committee": [post for post in getattr(request, "branch_posts", []) if post.role in BRANCH_COMMITTEE],
    }


def people(request: HttpRequest, branch: TemporaryBranch) -> tabs.Lists:
    """Everybody on the roster, members or not, here or gone."""
    return {"everyone": branch.unit.memberships.all()}


def handing_over(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """The hand-over list as it stands; settled once and for all when the branch is dissolved."""
    user = user_of(request)
    entries = handover.entries(branch, user)
    settled, asked = handover.progress(entries)
    return {
        "entries": entries,
        "settled": settled,
        "asked": asked,
        "handing_over": branch.is_active,
        "may_log": user.has_perm(Power.LOG, branch),
        "may_tick": may_tick(user, branch),
        "may_waive": may_waive(user, branch),
        "sheet_url": reverse("branches:handover_sheet", args=[branch.pk]),
    }


def files(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """The branch's own files, and the papers about it with the signed scans that came back."""
    papers = list(_papers(request, branch).order_by("-issued_on", "-pk"))
    return {"attachments": [*attachments.of(branch), *attachments.of_several(papers)], "papers": papers}


def file_lists(request: HttpRequest, branch: TemporaryBranch) -> tabs.Lists:
    papers = _papers(request, branch)
    of_papers = attachments.of_all(IssuedPaper, papers.values_list("pk", flat=True))
    return {"papers": papers, "attachments": attachments.of(branch), "scans": of_papers}


def _papers(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[IssuedPaper]:
    return IssuedPaper.objects.not_voided().visible_to(user_of(request)).filter(about_unit=branch.unit)


def past(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    return {"past_lines": list(lines_of(branch, user_of(request))[:LINES])}


def register() -> None:
    """Called once when the app is ready."""
    tabs.register("basics", "基本信息", "branches/page/_basics.html", basics, 0)
    tabs.register("roster", "党员名册", "branches/roster/_panel.html", roster, 10, count=people)
    tabs.register(
        "handover",
        "移交",
        "branches/handover/_panel.html",
        handing_over,
        12,
        when=lambda branch: not branch.is_at_work and branch.unit.merged_into_id is None,
    )
    tabs.register(
        "files",
        "附件",
        "branches/page/_files.html",
        files,
        80,
        count=file_lists,
    )
    tabs.register("past", "操作记录", "branches/page/_past.html", past, 90)
