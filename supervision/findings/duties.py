"""The deadline of a rectification: it falls due on its own 整改时限 and is answered when the branch has answered."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce, Left, TruncDate

from organisation.powers import Power
from reminders import recomputing
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation
from reminders.obligations.references import page_of
from supervision.findings.models import Finding

SLUG, DEADLINE = "findings", "finding.due"


def due() -> QuerySet[Any]:
    """Readable as reminders.obligations.deadlines.COLUMNS; what was refused is open again, with its old date."""
    answered = Case(
        When(state="closed", then=Coalesce("done_on", "closed_on")),
        When(state="submitted", then=Coalesce(TruncDate("submitted_at"), F("done_on"))),
    )
    return deadlines.readable(
        Finding.objects.not_voided(), SLUG, day="due_on", answered=answered, title=Left(F("problem"), 60)
    )


def page(obligation: Obligation) -> str:
    """The finding, where the branch answers."""
    return page_of(obligation.subject)


def recompute(finding: Finding) -> None:
    """Its light follows in the transaction of whatever happened to it."""
    recomputing.recompute_deadlines_of(SLUG, finding.pk, DEADLINE)


def register() -> None:
    coming, over = "“{what}”须于{day}前完成整改", "“{what}”已超过整改时限"
    logs = deadlines.whoever_holds(Power.LOG)
    deadlines.register(DEADLINE, "问题整改到期", due, link=page, may=logs, coming=coming, over=over)
