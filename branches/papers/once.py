"""Papers that are issued once: the 撤销通知 of a branch and the number of a 请示.

The row is claimed before the question is asked, so that of several clicks in one moment only the first takes a number.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import Truncator

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.papers.acts import issue_paper
from branches.papers.models import IssuedPaper
from organisation.powers import PARTY_OFFICE, Power
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

Kind = IssuedPaper.Kind


class AlreadyIssued(Exception):
    """Somebody was faster; ``paper`` is what they issued."""

    def __init__(self, paper: IssuedPaper) -> None:
        super().__init__(f"{paper.get_kind_display()}已经编号：{paper.document_number}，不用再编。")
        self.paper = paper


def issue_dissolution(
    *, branch: TemporaryBranch, unit: Unit, on: date, signed_by: str, document_number: str, by: User | None
) -> IssuedPaper:
    """The 撤销通知 of a branch that is over, by ``unit``. Raises :class:`AlreadyIssued`."""
    with transaction.atomic():
        row = TemporaryBranch.objects.select_for_update().get(pk=branch.pk)
        demand(by, PARTY_OFFICE, row, "编发撤销通知")
        if row.is_active:
            raise ActRefused("支部还在运行，撤销后再编发通知。")
        if paper := dissolution_of(row):
            raise AlreadyIssued(paper)
        title = Truncator(f"关于撤销{row.unit.name}的通知").chars(160)
        paper = issue_paper(
            unit=unit, kind=Kind.DISSOLUTION, title=title, by=by, on=on, signed_by=signed_by,
            about_unit=row.unit, document_number=document_number,
        )  # fmt: skip
        unnumbered = TemporaryBranch.objects.filter(pk=row.pk, dissolution_number="")
        unnumbered.update(dissolution_number=paper.document_number)
    return paper


def number_request(*, request: FoundingRequest, on: date, signed_by: str, by: User | None) -> IssuedPaper:
    """The requesting unit's own number on its 请示. Raises :class:`AlreadyIssued`."""
    with transaction.atomic():
        row = FoundingRequest.objects.select_for_update().get(pk=request.pk)
        demand(by, Power.REQUEST, row, "给请示编号")
        if paper := number_of(row):
            raise AlreadyIssued(paper)
        return issue_paper(
            unit=row.unit.standing, kind=Kind.REQUEST, title=Truncator(str(row)).chars(160), by=by, on=on,
            signed_by=signed_by, founding=row,
        )  # fmt: skip


def dissolution_of(branch: TemporaryBranch) -> IssuedPaper | None:
    """The 撤销通知 the portal issued, if it did."""
    rows = IssuedPaper.objects.not_voided().filter(from_act=True, kind=Kind.DISSOLUTION)
    return rows.filter(about_unit=branch.unit_id).first()


def number_of(request: FoundingRequest) -> IssuedPaper | None:
    """The paper that carries the request's own number."""
    return request.papers.not_voided().filter(from_act=True, kind=Kind.REQUEST).select_related("unit").first()
