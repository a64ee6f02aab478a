"""What the page of a branch shows: steps, remarks, tabs, and what lately happened."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.current import user_of
from branches.hints.running import hints_for
from branches.life.models import TemporaryBranch
from branches.life.steps import branch_steps, lines_of, lines_of_steps
from branches.page import tabs
from branches.page.actions import actions_for
from organisation.parts import branch_remarks, branch_tags
from organisation.posts.models import Post
from organisation.powers import Role

LINES_SHOWN = 10


def page_context(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """For templates/branches/page/branch.html. Only the open tab asks the database for its content."""
    posts = posts_in(branch)
    panel = tabs.current(request.GET.get("tab", ""), branch)
    shared = {"posts_held": posts, "branch_actions": actions_for(request, branch)}
    lines = list(lines_of_steps(branch))
    request.branch_posts = posts  # type: ignore[attr-defined]
    request.branch_verbs = {line.verb for line in lines}  # type: ignore[attr-defined]
    offered = tabs.tabs(request, branch, panel)
    return {
        **shared,
        "steps": branch_steps(branch, lines),
        "hints": hints_for(branch, posts, SimpleLazyObject(branch.unit.groups.open().count)),  # type: ignore[arg-type]
        "tabs": offered,
        "list_counts": next(tab.counts for tab in offered if tab.current),
        "panel": panel,
        "timeline": list(lines_of(branch, user_of(request))[:LINES_SHOWN]),
        **branch_tags.context_of(request, branch),
        **branch_remarks.context_of(request, branch),
        **panel.context(request, branch),
    }


def posts_in(branch: TemporaryBranch) -> list[Post]:
    """Posts of the branch in force today; once it is dissolved, those that ended with it."""
    posts = (
        Post.objects.filter(unit=branch.unit)
        .exclude(role=Role.MEMBER)
        .select_related("person__home_branch", "person__home_unit", "unit")
    )
    posts = posts.on() if branch.is_active else posts.filter(ends_on=branch.dissolved_on)
    order = {role.value: place for place, role in enumerate(Role)}
    return sorted(posts, key=lambda post: (order.get(post.role, 99), post.starts_on))
