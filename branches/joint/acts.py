"""An event of 联建共建 that is another record already: named once, its facts followed, nothing entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.joint.linked import Facts
from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from records import history
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User

DEADLINE = "agreement.ending"
State = JointBuilding.State
TAKEN = ("held_on", "theme", "headcount", "state", "updated_at")


def event_of(reference: str) -> JointBuilding | None:
    return JointBuilding.objects.not_voided().filter(source=reference).select_related("partner", "unit").first()


def tie_event(*, reference: str, facts: Facts, partner: JointPartner, form: str, by: User) -> JointBuilding:
    """The record held with this partner counts as an event from now on; named again, partner and form are changed."""
    with transaction.atomic():
        demand(by, Power.LOG, partner, "登记联建共建")
        if partner.unit_id != facts.unit_id:
            raise ActRefused("这个共建方不是这个支部的，请重新选择。")
        event = _locked(reference)
        if event is None:
            return _tied(JointBuilding(unit=partner.unit, source=reference, author=by), facts, partner, form, by)
        if (event.partner_id, event.form) != (partner.pk, form):
            event.partner, event.form, event.version = partner, form, event.version + 1
            event.save(update_fields=["partner", "form", "version", "updated_at"])
            history.note(event, "edit", by=by, text="修改共建方或形式")
        _take(event, facts)
        event.save(update_fields=TAKEN)
    return event


def _tied(event: JointBuilding, facts: Facts, partner: JointPartner, form: str, by: User) -> JointBuilding:
    event.partner, event.form = partner, form
    _take(event, facts)
    event.save(force_insert=True)
    history.note(event, "create", by=by, text="由已登记的活动列入联建共建")
    return event


def untie_event(*, reference: str, by: User | None, reason: str) -> None:
    """It does not count any more; the line in the ledger is voided and tells why."""
    with transaction.atomic():
        event = event_of(reference)
        if event is not None:
            _void(event, reason)
            history.note(event, "void", by=by, text=f"作废：{reason}")


def follow_source(reference: str, facts: Facts) -> JointBuilding | None:
    """Day, theme and head-count as the record says them now."""
    with transaction.atomic():
        event = _locked(reference)
        if event is not None:
            _take(event, facts)
            event.save(update_fields=TAKEN)
    return event


def _locked(reference: str) -> JointBuilding | None:
    """The event as it is stored; what people write about it at the same time waits for us, or we for them."""
    return JointBuilding.objects.not_voided().filter(source=reference).select_for_update().first()


def _take(event: JointBuilding, facts: Facts) -> None:
    event.held_on, event.theme, event.headcount = facts.held_on, facts.theme, facts.headcount
    event.state = State.DRAFT if facts.is_draft else State.DONE


def _void(event: JointBuilding, reason: str) -> None:
    now = timezone.now()
    JointBuilding.objects.filter(pk=event.pk).update(
        voided_at=now, void_reason=reason[:200], version=F("version") + 1, updated_at=now
    )


def agreement_changed(agreement: JointAgreement) -> None:
    """The light of the branch follows in the same transaction."""
    record_changed([agreement.unit_id], DEADLINE)
