"""File, report, return and grant a founding request (BR-05, BR-08, BR-11). The moves stand in founding_moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from branches.founding.found_branch import Designation, found_branch, next_code
from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import OF_REPLIES, quoted
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history
from records.workflow import perform

if TYPE_CHECKING:
    from accounts.models.user import User


def file_request(*, request: FoundingRequest, by: User, version: int | None = None) -> FoundingRequest:
    """The unit's officer hands the request to the unit's secretary; what the rules forbid is refused."""
    done: FoundingRequest = perform(request, "submit", by=by, version=version)
    return done


def report_request(*, request: FoundingRequest, by: User, version: int | None = None) -> FoundingRequest:
    """The unit agrees and passes it up to the institute."""
    done: FoundingRequest = perform(request, "report", by=by, version=version)
    return done


def return_request(*, request: FoundingRequest, reason: str, by: User, version: int | None = None) -> FoundingRequest:
    """Back to the writer with a reason, by the unit or, once reported, by the institute."""
    code = "send_back" if request.state == FoundingRequest.State.REPORTED else "return"
    done: FoundingRequest = perform(request, code, by=by, reason=reason, version=version)
    return done


def grant_request(
    *,
    request: FoundingRequest,
    document_number: str,
    replied_on: date,
    name: str,
    posts: Sequence[Designation],
    by: User,
    code: str = "",
    parent: Unit | None = None,
    short_name: str = "",
    version: int | None = None,
) -> TemporaryBranch:
    """The institute's reply: the branch stands, its posts are designated and hold rights, in one transaction.

    ``code`` is taken from the year's sequence when empty. Of two replies sent at once the second is refused as
    :class:`records.workflow.Stale` and leaves nothing behind.
    """
    parent = parent or (request.parent or request.unit).standing
    with transaction.atomic(), history.one_act():
        document_number = quoted(
            document_number, about=request.unit, by=by, kinds=OF_REPLIES, founding=request, also=[parent]
        )
        perform(request, "grant", by=by, version=version, document_number=document_number, replied_on=replied_on)
        check_reply(request, parent, posts)
        return found_branch(
            name=name,
            short_name=short_name,
            code=code or next_code(replied_on),
            parent=parent,
            project=request.project,
            founded_on=replied_on,
            joint=request.joint,
            document_number=document_number,
            members=[line.person for line in request.members.select_related("person").order_by("pk")],
            posts=posts,
            founding=request,
            planned_end=request.ends_on,
            long_term_decision=request.long_term_decision,
            by=by,
        )


def check_reply(request: FoundingRequest, parent: Unit, posts: Sequence[Designation]) -> None:
    """Refuse a reply that founds a branch without a secretary, with two, or under a stranger."""
    roles = [role for _, role, _ in posts]
    if roles.count(Role.SECRETARY) != 1:
        raise ActRefused("批复中要指定一名书记（只能一名）。")
    if roles.count(Role.DEPUTY_SECRETARY) > 1:
        raise ActRefused("副书记最多指定一名。")
    if not may_lead(request.unit, parent):
        raise ActRefused(f"{parent}不能领导这个临时党支部，请选{request.unit}或一个临时党委。")


def may_lead(unit: Unit, parent: Unit) -> bool:
    """A branch stands under the unit that asked for it, under a body of that unit, or under a temporary committee."""
    if parent.ended_on:
        return False
    return (
        parent.pk == unit.standing.pk
        or parent.kind in Unit.COMMITTEES
        or (parent.kind == Unit.Kind.GENERAL_BRANCH and parent.path.startswith(unit.standing.path))
    )
