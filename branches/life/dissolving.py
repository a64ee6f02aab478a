"""The end of a branch: begun, taken back, carried out, archived (BR-09, BR-10)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.handover import items as handover
from branches.handover.acts import close_list, waive_all
from branches.life.acts import claim, paper, take_step
from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import OF_ENDS, quoted
from branches.projects.models import Project
from branches.squads.acts import disband_of
from organisation.changes import unit_dissolved
from organisation.refusal import ActRefused
from organisation.units.ending import end_unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def begin_dissolving(
    *, branch: TemporaryBranch, reason: str, document_number: str, by: User | None, on: date | None = None
) -> TemporaryBranch:
    """By decision: from now on the branch hands over. Its people keep their rights until it is dissolved."""
    on, reason = on or timezone.localdate(), reason.strip()
    with transaction.atomic(), history.one_act():
        if not reason:
            raise ActRefused("请写明撤销的原因。")
        if not branch.founded_on <= on <= timezone.localdate():
            raise ActRefused("决定日期应在成立日期之后、今天或今天之前，请核对后再填。")
        document_number = quoted(document_number, about=branch.unit, by=by, kinds=OF_ENDS)
        return take_step(
            branch,
            "begin_dissolving",
            by=by,
            text=f"启动撤销{paper(document_number)}",
            changes=_told(reason, document_number),
            dissolving_on=on,
            dissolving_reason=reason,
            dissolving_number=document_number,
        )


def dissolve_with_project(*, project: Project, by: User | None) -> list[TemporaryBranch]:
    """The project is over: every branch of it that is at work begins to hand over. Nothing happens the second time.

    No decision is asked for: 临时组建的机构撤销后，临时党支部自然撤销 (BR-09).
    """
    if not is_over(project):
        return []
    with transaction.atomic(), history.one_act():
        rows = TemporaryBranch.objects.not_voided().filter(project=project, state__in=TemporaryBranch.AT_WORK)
        ending = list(rows.select_for_update(of=("self",)).select_related("unit"))
        reason = f"项目已于 {project.closed_on} 结束，随项目自然撤销"
        for branch in ending:
            take_step(
                branch,
                "begin_dissolving",
                by=by,
                text="随项目结束启动撤销",
                changes=_told(reason, ""),
                asked=False,
                dissolving_on=timezone.localdate(),
                dissolving_reason=reason,
                dissolving_number="",
            )
    return ending


def resume_branch(*, branch: TemporaryBranch, reason: str, by: User | None) -> TemporaryBranch:
    """The end was begun by mistake: the branch works on as before. What was handed over already stays noted."""
    reason = reason.strip()
    with transaction.atomic(), history.one_act():
        if not reason:
            raise ActRefused("请写明恢复运行的原因。")
        if branch.successor_id:
            raise ActRefused("这个临时党支部正在改设党支部，不能恢复运行。")
        if is_over(branch.project):
            raise ActRefused("依托的项目已经登记结束。项目没有结束的，请先在项目台账改正实际结束日期。")
        return take_step(
            branch,
            "resume",
            by=by,
            text=f"恢复运行：{reason}",
            dissolving_on=None,
            dissolving_reason="",
            dissolving_number="",
        )


def is_over(project: Project) -> bool:
    return project.closed_on is not None and project.closed_on <= timezone.localdate()


def _told(reason: str, document_number: str) -> dict[str, list[str]]:
    number = {"文号": ["", document_number]} if document_number else {}
    return {"原因": ["", reason], **number}


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
