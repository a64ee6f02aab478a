"""Buttons of the branch page: what this person may do to this branch now, with the addresses of the small forms."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from accounts.models.user import User
from branches.life.dissolving import is_over
from branches.life.models import TemporaryBranch
from organisation.access import access_of
from organisation.powers import PARTY_OFFICE, Power
from organisation.units.models import Unit
from records import scope


@dataclass(frozen=True)
class BranchActions:
    """Empty addresses are not offered."""

    roster: bool = False  # may add, group and see off members
    decide: bool = False  # may designate, replace and relieve
    add_member: str = ""
    add_participant: str = ""
    transfer: str = ""
    add_group: str = ""
    designate: str = ""
    decision: str = ""
    extend: str = ""
    convert: str = ""
    confirm_end: str = ""
    begin_dissolving: str = ""
    resume: str = ""
    dissolve: str = ""
    archive: str = ""
    permit: str = ""
    performance: str = ""
    reply_paper: str = ""
    notice: str = ""


def actions_for(request: HttpRequest, branch: TemporaryBranch) -> BranchActions:
    paper = reverse("branches:reply_paper", args=[branch.founding_id]) if branch.founding_id else ""
    unit, user = branch.unit, request.user
    roster, decide = scope.permits(user, Power.ROSTER, unit), scope.permits(user, Power.DECIDE, unit)
    asks = scope.permits(user, Power.REQUEST, unit)
    over = branch.state == TemporaryBranch.State.DISSOLVED

    def address(name: str, allowed: bool) -> str:
        return reverse(f"branches:{name}", args=[branch.pk]) if allowed else ""

    if not branch.is_active:
        notice = address("dissolution_notice", scope.permits(user, PARTY_OFFICE, branch))
        return BranchActions(reply_paper=paper, notice=notice, archive=address("archive", over and decide))
    at_work, ending = branch.is_at_work, not branch.is_at_work
    return BranchActions(
        roster=roster,
        decide=decide,
        add_member=address("add_member", roster),
        add_participant=address("add_participant", roster),
        transfer=address("transfer", roster and _keeps_others(user_of(request), unit)),
        add_group=address("add_group", roster),
        designate=address("designate", decide),
        decision=address("decision", at_work and (decide or asks)),
        extend=address("extend", at_work and decide),
        convert=address("convert", at_work and decide),
        confirm_end=address("confirm_end", at_work and _project_is_open(request, branch)),
        begin_dissolving=address("begin_dissolving", at_work and decide),
        resume=address("resume", ending and decide and not (branch.successor_id or is_over(branch.project))),
        dissolve=address("dissolve", ending and decide),
        permit=address("permit", decide),
        performance=address("performance", scope.permits(user, Power.LOG, unit)),
        reply_paper=paper,
    )


def _keeps_others(user: User, unit: Unit) -> bool:
    """Whether there can be another branch to transfer people to."""
    return any(path != unit.path for path in access_of(user).granted(Power.ROSTER))


def _project_is_open(request: HttpRequest, branch: TemporaryBranch) -> bool:
    """Whether this person may say that the project is over."""
    return branch.project.closed_on is None and scope.permits(request.user, Power.REQUEST, branch.project)
