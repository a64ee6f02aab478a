"""The deadline of an agreement: it asks to be renewed or closed by the day it runs out."""

from __future__ import annotations

from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.db.models.functions import Left

from branches.joint.acts import DEADLINE
from branches.joint.models import JointAgreement
from branches.life.duties import page
from organisation.powers import Power
from reminders.obligations import deadlines


def agreements_ending() -> QuerySet[Model]:
    """The latest agreement with each partner, of branches that still run; what was closed is answered."""
    standing = JointAgreement.objects.not_voided().filter(partner__voided_at__isnull=True, unit__ended_on__isnull=True)
    later = JointAgreement.objects.not_voided().filter(partner=OuterRef("partner"), ends_on__gt=OuterRef("ends_on"))
    title = Left(F("partner__name"), 60)
    running = standing.exclude(Exists(later))
    return deadlines.readable(running, "joint-agreements", day="ends_on", answered="closed_on", title=title)


def register() -> None:
    coming, over = "与{what}的共建协议将于{day}到期", "与{what}的共建协议已于{day}到期"
    logs = deadlines.whoever_holds(Power.LOG)
    deadlines.register(DEADLINE, "共建协议到期", agreements_ending, link=page, may=logs, coming=coming, over=over)
