"""Letting one branch do what temporary branches generally do not, for a time and for a reason (BR-07)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.papers.quoted_numbers import quoted
from branches.permits.forbidden import CLAUSE, LIFTED, Form
from branches.permits.models import FormPermit
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def permit_form(
    *, branch: TemporaryBranch, form: str, reason: str, document_number: str, until: date, by: User | None
) -> FormPermit:
    """Needs ``decide``: the committee that approved the branch lifts a 一般不, never a flat 不."""
    reason, document_number = reason.strip(), document_number.strip()
    with transaction.atomic(), history.one_act():
        demand(by, Power.DECIDE, branch, "特许这个支部开展此项工作")
        if form not in LIFTED:
            label = Form(form).label if form in Form.values else "此项工作"
            raise ActRefused(f"临时党支部不{label}（{CLAUSE}），不能特许。")
        if not branch.is_active:
            raise ActRefused(f"{branch}已经撤销，不能再特许。")
        if not reason or not document_number:
            raise ActRefused("请写明特许的理由和文号。")
        if until < timezone.localdate():
            raise ActRefused("有效期不能早于今天，请核对后再填。")
        document_number = quoted(document_number, about=branch.unit, by=by)
        _refuse_twice(branch, form, document_number)
        permit = FormPermit.objects.create(
            branch=branch,
            form=form,
            reason=reason,
            document_number=document_number,
            until=until,
            author=by,
            author_name=by.name if by else "",
        )
        changes = {"文号": ["", document_number], "有效期至": ["", str(until)]}
        history.note(branch, "permit", by=by, text=f"特许{permit.get_form_display()}：{reason}", changes=changes)
    return permit


def _refuse_twice(branch: TemporaryBranch, form: str, document_number: str) -> None:
    """One paper permits one thing once. The row of the branch is held so that two clicks come one after the other."""
    TemporaryBranch.objects.select_for_update(of=("self",)).get(pk=branch.pk)
    in_force = FormPermit.objects.filter(branch=branch, form=form, until__gte=timezone.localdate())
    if in_force.filter(document_number=document_number).exists():
        raise ActRefused(f"文号 {document_number} 的这项特许已经登记并在有效期内，不用重复登记。")
