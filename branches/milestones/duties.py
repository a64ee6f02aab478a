"""The deadline of a squad's milestone: it falls due on the day it was planned for."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Left
from django.urls import reverse

from branches.life.duties import page
from branches.milestones.acts import DEADLINE
from branches.milestones.models import SquadMilestone
from branches.squads.models import AssaultTeam
from organisation.powers import Power
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation
from reminders.obligations.references import split

RUNNING, ENDED = AssaultTeam.State.RUNNING, AssaultTeam.State.ENDED
DONE = SquadMilestone.State.DONE


def milestones_due() -> QuerySet[Any]:
    """Of squads at work everything planned; of those that did their task what was done."""
    at_work = Q(squad__state=RUNNING, squad__voided_at__isnull=True) & ~Q(state=SquadMilestone.State.CANCELLED)
    counted = SquadMilestone.objects.not_voided().filter(squad__voided_at__isnull=True)
    return deadlines.readable(
        counted.filter(at_work | Q(squad__state=ENDED, state=DONE)),
        "milestones",
        day="due_on",
        answered=Case(When(state=DONE, then=F("done_on"))),
        title=Left(Concat(F("squad__name"), Value("："), F("plan"), output_field=CharField()), 60),
    )


def report_form(obligation: Obligation) -> str:
    """Where one tells that it was reached; the milestone's own page once that was told."""
    if obligation.done:
        return page(obligation)
    return reverse("milestones:move", args=[split(obligation.subject)[1], "done"])


def register() -> None:
    deadlines.register(
        DEADLINE,
        "突击队里程碑到期",
        milestones_due,
        link=report_form,
        may=deadlines.whoever_holds(Power.LOG),
        coming="“{what}”须于{day}前完成",
        over="“{what}”已超过计划完成时间",
    )
