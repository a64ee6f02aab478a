"""Activities held with a partner count in 联建共建: one tick at the activity, no second entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from branches.joint import acts as joint
from branches.joint import linked
from branches.joint.linked import Facts, LinkedKind
from education.activities.models import Activity
from records import query_params
from records.record_forms import RecordForm

if TYPE_CHECKING:
    from accounts.models.user import User
    from branches.joint.models import JointBuilding
    from records.workflow import Move

SLUG = "activities"
OFFERED, WITHIN_DAYS = 50, 120
FIELDS = ("joint_partner", "joint_form")
UNTICKED, VOIDED = "活动不再列入联建共建", "对应的活动已作废"


def reference(activity: Activity) -> str:
    return linked.reference(SLUG, activity.pk)


def facts(activity: Activity) -> Facts:
    """Drafts and returned activities stay the branch's own business."""
    shown = activity.state in (Activity.State.SUBMITTED, Activity.State.APPROVED)
    return Facts(activity.unit_id, activity.held_on, activity.theme, activity.present, not shown)


def facts_of(key: str) -> Facts | None:
    found = query_params.keys(Activity, [key])
    activity = Activity.objects.not_voided().filter(pk__in=found).first()
    return facts(activity) if activity else None


def offered(user: User) -> list[tuple[str, str]]:
    """Lately held activities of the branches one logs for."""
    since = timezone.localdate() - timedelta(days=WITHIN_DAYS)
    rows = Activity.objects.visible_to(user, "log").not_voided().filter(held_on__gte=since).order_by("-held_on", "-id")
    return [(str(row.pk), f"{row.held_on} {row}") for row in rows[:OFFERED]]


def follow(activity: Activity, move: Move, by: User | None) -> None:
    """Consequence of every move: the event says what the activity says, and goes when the activity goes."""
    if activity.is_voided:
        joint.untie_event(reference=reference(activity), by=by, reason=VOIDED)
    else:
        joint.follow_source(reference(activity), facts(activity))


def forget(sender: type[Activity], instance: Activity, origin: object, **kwargs: object) -> None:
    """A draft that is thrown away takes its line with it; rows of an import that is taken back have none to take."""
    if origin is not instance:
        return
    joint.untie_event(reference=reference(instance), by=None, reason=VOIDED)


# --- the two fields of the activity's form -----------------------------------------------------------------------


def show(form: RecordForm[Activity]) -> None:
    """What stands in the ledger of 联建共建 is the truth; the form keeps nothing of its own."""
    event = None if form.instance._state.adding else event_of(form.instance)
    if event is not None:
        form.initial.update(joint_partner=event.partner_id, joint_form=event.form)


def problems(typed: dict[str, Any]) -> list[tuple[str, str]]:
    partner, kind, unit = typed.get("joint_partner"), typed.get("joint_form"), typed.get("unit")
    if partner and unit and partner.unit_id != unit.pk:
        return [("joint_partner", "这个共建方不是这个支部的，请重新选择。")]
    if bool(partner) != bool(kind):
        return [("joint_form" if partner else "joint_partner", "与共建方一起开展的，共建方和形式都要选。")]
    return []


def save(form: RecordForm[Activity], activity: Activity, by: User) -> None:
    """Data that does not speak of it at all (a phone's old draft) changes nothing but the facts."""
    partner, kind = (form.cleaned_data.get(name) for name in FIELDS)
    if partner and kind:
        joint.tie_event(reference=reference(activity), facts=facts(activity), partner=partner, form=kind, by=by)
    elif any(name in form.data for name in FIELDS):
        joint.untie_event(reference=reference(activity), by=by, reason=UNTICKED)
    else:
        joint.follow_source(reference(activity), facts(activity))


def event_of(activity: Activity) -> JointBuilding | None:
    return joint.event_of(reference(activity))


def in_words(activity: Activity) -> str:
    event = event_of(activity)
    return f"{event.partner} {event.get_form_display()}" if event else "—"


def register() -> None:
    linked.register(LinkedKind(SLUG, offered, facts_of))
