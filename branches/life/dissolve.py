"""The end of a temporary branch: its rights end with it, and nothing of it is lost (BR-09, BR-10)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.handover import items as handover
from branches.handover.acts import close_list, waive_all
from branches.life.acts import claim, paper, take_step
from branches.life.dissolving import begin_dissolving
from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import OF_ENDS, quoted
from branches.squads.acts import disband_of
from organisation.changes import unit_dissolved
from organisation.refusal import ActRefused
from organisation.units.ending import end_unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User

BROUGHT_IN = "系统启用前已经撤销，移交情况以纸质材料为准"


def dissolve_branch(*, branch: TemporaryBranch, on: date, document_number: str, by: User | None) -> TemporaryBranch:
    """End the unit, its posts, memberships and grants. The ledger row keeps its last secretary and numbers.

    Raises :class:`ActRefused` until the hand-over list is settled. ``by`` None brings in a life that ended before
    the portal knew it: the steps before are made too, and what nobody can settle any more is noted as such.
    """
    with transaction.atomic(), history.one_act():
        if not branch.founded_on <= on <= timezone.localdate():
            raise ActRefused("撤销日期应在成立日期之后、今天或今天之前，请核对后再填。")
        if by is None and branch.is_at_work:
            begin_dissolving(branch=branch, reason="任务完成", document_number="", by=None, on=on)
        document_number = quoted(document_number, about=branch.unit, by=by, kinds=OF_ENDS)
        claim(branch)
        if by is None:
            waive_all(branch, BROUGHT_IN)
        found = handover.entries(branch)
        take_step(
            branch,
            "dissolve",
            by=by,
            text=f"撤销临时党支部{paper(document_number)}",
            changes={"文号": ["", document_number]} if document_number else None,
            dissolved_on=on,
            dissolution_number=document_number,
        )
        close_list(branch, found, by)
        end_unit(branch.unit, on)
        disband_of(branch.unit, on=on, by=by)
        unit_dissolved(branch.unit, by)
    return branch


def archive_branch(*, branch: TemporaryBranch, by: User | None, on: date | None = None) -> TemporaryBranch:
    """The institute has the papers together; nothing of the branch changes after this."""
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        if not (branch.dissolved_on or on) <= on <= timezone.localdate():
            raise ActRefused("归档日期应在撤销日期之后、今天或今天之前，请核对后再填。")
        return take_step(branch, "archive", by=by, text="资料归档", archived_on=on)
