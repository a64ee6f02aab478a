"""What follows when a working rule is published, revoked or voided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from branches.acknowledgements.acts import align_requests
from branches.rules.duty_text import read
from branches.rules.models import Duty, WorkingRule
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.files import attachments
from records.workflow import Move

if TYPE_CHECKING:
    from accounts.models.user import User

State = WorkingRule.State


def follow(rule: WorkingRule, move: Move, by: User | None) -> None:
    """Consequence of every move, in its transaction; raises ActRefused with what is missing."""
    if move.code == "submit":
        Unit.objects.select_for_update().get(pk=rule.unit_id)  # two versions of one rule are published in turn
        refuse_incomplete(rule)
        _replace_earlier(rule)
    align_requests(rule.unit, rule)


def keep_duties(rule: WorkingRule) -> None:
    """The rows of the duty list, from the text as it was typed; the text is known to be readable."""
    rule.duties.all().delete()
    lines = [(part.role, line) for part in read(rule.duties_text) for line in part.lines]
    Duty.objects.bulk_create(
        Duty(rule=rule, role=role, place=place, text=line.text, often=line.often, clause=line.clause)
        for place, (role, line) in enumerate(lines, 1)
    )


def refuse_incomplete(rule: WorkingRule) -> None:
    if not rule.text and not rule.duties_text and not attachments.of(rule).exists():
        raise ActRefused("还没有内容：请填写正文或岗位职责，或者上传文件后再发布。")
    others = WorkingRule.objects.not_voided().filter(unit=rule.unit_id, code=rule.code).exclude(state=State.DRAFT)
    others = others.exclude(pk=rule.pk)
    if others.filter(edition__gt=rule.edition).exists():
        raise ActRefused("已经发布过更新的版次，这一版不能再发布。请在最新版上换新版。")
    earlier = others.order_by("-edition").first()
    if earlier is None:
        return
    if not rule.change_note:
        raise ActRefused("请用一句话写明这一版改了什么（修订说明），读的人要据此了解变化。")
    if rule.effective_on < earlier.effective_on:
        raise ActRefused(f"施行日期不能早于上一版的施行日期 {earlier.effective_on}。")


def _replace_earlier(rule: WorkingRule) -> None:
    """The version before holds until the new one does; nobody is asked to sign it any more."""
    earlier = WorkingRule.objects.filter(unit=rule.unit_id, code=rule.code, state=State.PUBLISHED)
    earlier.exclude(pk=rule.pk).update(state=State.REPLACED, ends_on=rule.effective_on)
