"""SEED-11: a version that holders of posts still have to acknowledge. One deadline for each organisation and version.

It starts on the day the oldest missing signature was asked for, so a new holder and a new version start it anew.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Count, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate
from django.urls import reverse

from branches.acknowledgements.models import Acknowledgement
from organisation.access import Access
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation

State = Acknowledgement.State
UNSIGNED = Q(state=State.ASKED)


def asked() -> QuerySet[Any]:
    """Readable as reminders.obligations.deadlines.COLUMNS; answered when nobody's signature is missing."""
    rows = Acknowledgement.objects.not_voided().filter(state__in=(State.ASKED, State.SIGNED)).order_by()
    grouped = rows.values("unit_id", "rule_id", "rule__title", "rule__edition")
    return deadlines.readable(
        grouped.annotate(missing=Count("pk", filter=UNSIGNED)),
        "working-rules",
        key="rule_id",
        day=Coalesce(Min("asked_on", filter=UNSIGNED), Max("asked_on")),
        answered=Case(When(missing=0, then=TruncDate(Max("signed_at")))),
        title=Concat("rule__title", Value("（第 "), Cast("rule__edition", CharField()), Value(" 版）")),
    )


def page(obligation: Obligation) -> str:
    return reverse("branches:duties")


def still_has_to_sign(access: Access, obligation: Obligation) -> bool:
    """Nobody signs for another; asked once for all lights of a page."""
    unsigned: set[tuple[int, str]] | None = getattr(access.user, "_unsigned", None)
    if unsigned is None:
        rows = Acknowledgement.objects.not_voided().filter(UNSIGNED, person__user=access.user)
        unsigned = {(unit, f"working-rules:{rule}") for unit, rule in rows.values_list("unit_id", "rule_id")}
        access.user._unsigned = unsigned  # type: ignore[attr-defined]
    return (obligation.unit_id, obligation.subject) in unsigned


def register() -> None:
    coming, over = "{what}须于{day}前签收完毕", "{what}已超过签收期限，还有人没有签收"
    deadlines.register(
        Acknowledgement.DEADLINE, "岗位职责待签收", asked, link=page, may=still_has_to_sign, coming=coming, over=over
    )
