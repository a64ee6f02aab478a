"""支部动态: what happened to a branch, its unit and its founding request, in one list and one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from organisation.powers import Power
from records import history, scope
from records.models.history import HistoryLine

if TYPE_CHECKING:
    from accounts.models.user import User


def lines_of(branch: TemporaryBranch, user: User) -> QuerySet[HistoryLine]:
    """Newest first, for someone who may see the branch; of the request only for who may see the request."""
    condition = _about(branch, branch.pk) | _about(branch.unit, branch.unit_id)
    if branch.founding is not None and scope.permits(user, Power.VIEW, branch.founding):
        kind = history.kind_of(FoundingRequest())
        condition |= Q(content_type=kind, object_id=str(branch.founding_id))
    return HistoryLine.objects.filter(condition).order_by("-id")


# What stands under the steps of a life (branches/life/steps.py).
STEPS = ("submit", "report", "grant", "extend", "begin_dissolving", "convert", "dissolve", "archive", "permit")


def lines_of_steps(branch: TemporaryBranch) -> QuerySet[HistoryLine]:
    """Who made which step of the branch and of its founding request, newest first."""
    condition = _about(branch, branch.pk)
    if branch.founding is not None:
        condition |= _about(branch.founding, branch.founding_id)
    return HistoryLine.objects.filter(condition, verb__in=STEPS).order_by("-id")


def _about(record: object, key: object) -> Q:
    return Q(content_type=history.kind_of(record), object_id=str(key))  # type: ignore[arg-type]
