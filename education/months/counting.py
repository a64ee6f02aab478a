"""The month summary: one cell for each branch, month and kind, recounted whenever an activity enters or leaves it.

A cell is locked, then counted anew from its own activities, so that two approvals at once cannot lose one another.
:func:`recomputed` says the same slowly from all activities; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, TruncMonth

from education.activities.models import Activity
from education.months.models import ActivityMonth, BranchMonth

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move

Key = tuple[int, date, str]  # unit, first day of the month, kind


@dataclass(frozen=True)
class Totals:
    approved: int = 0
    late: int = 0
    expected: int = 0
    present: int = 0


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def recount(activity: Activity) -> None:
    """Recount the cell the activity was counted in and the one it belongs to now; call it inside the transaction."""
    counts = activity.state == Activity.State.APPROVED and not activity.is_voided
    before, now = activity.counted_in_id, _cell_for(activity).pk if counts else None
    if now != before:
        Activity.objects.filter(pk=activity.pk).update(counted_in=now)
        activity.counted_in_id = now
    cells = [_recount(pk) for pk in sorted({pk for pk in (before, now) if pk is not None})]
    # Totals after all cells, in one order: two approvals at once wait for one another and never in a ring.
    for unit, month in sorted({(cell.unit_id, cell.month) for cell in cells}):
        _add_up(unit, month)


def follow(activity: Activity, move: Move, by: User | None) -> None:
    """Consequence of every move: the summary is right when the move is done."""
    recount(activity)


def _cell_for(activity: Activity) -> ActivityMonth:
    cell, _ = ActivityMonth.objects.get_or_create(
        unit_id=activity.unit_id, month=month_of(activity.held_on), kind=activity.kind
    )
    return cell


def _recount(pk: int) -> ActivityMonth:
    cell = ActivityMonth.objects.select_for_update().get(pk=pk)
    inside = Activity.objects.approved().filter(
        unit_id=cell.unit_id, kind=cell.kind, held_on__gte=cell.month, held_on__lt=month_after(cell.month)
    )
    ActivityMonth.objects.filter(pk=pk).update(**inside.aggregate(**_SUMS))
    return cell


def _add_up(unit_id: int, month: date) -> None:
    """The total is locked first and added up in a query of its own, which then sees what others have committed."""
    total, _ = BranchMonth.objects.select_for_update().get_or_create(unit_id=unit_id, month=month)
    cells = ActivityMonth.objects.filter(unit_id=unit_id, month=month)
    sums = cells.aggregate(n_approved=Coalesce(Sum("approved"), 0), n_late=Coalesce(Sum("late"), 0))
    BranchMonth.objects.filter(pk=total.pk).update(approved=sums["n_approved"], late=sums["n_late"])


_SUMS = {
    "approved": Count("pk"),
    "late": Count("pk", filter=Q(late=True)),
    "expected": Coalesce(Sum("expected"), 0),
    "present": Coalesce(Sum("present"), 0),
}


def recomputed() -> dict[Key, Totals]:
    """Every cell that is not empty, counted from all activities: slow, and the measure of the summary."""
    # The sums are named apart from the columns, which would otherwise shadow them.
    sums = {f"n_{name}": expression for name, expression in _SUMS.items()}
    rows: Iterable[Any] = (
        Activity.objects.approved()
        .order_by()
        .annotate(in_month=TruncMonth("held_on"))
        .values("unit_id", "in_month", "kind")
        .annotate(**sums)
    )
    return {
        (row["unit_id"], row["in_month"], row["kind"]): Totals(
            row["n_approved"], row["n_late"], row["n_expected"], row["n_present"]
        )
        for row in rows
    }


def stored() -> dict[Key, Totals]:
    """The cells as kept, without those that fell back to nothing."""
    return {
        (cell.unit_id, cell.month, cell.kind): Totals(cell.approved, cell.late, cell.expected, cell.present)
        for cell in ActivityMonth.objects.filter(approved__gt=0)
    }


def rebuild() -> int:
    """Write the summary anew after rows were put in by bulk; returns the number of cells that are not empty."""
    with transaction.atomic():
        ActivityMonth.objects.update(**asdict(Totals()))
        found = recomputed()
        ActivityMonth.objects.bulk_create(
            (
                ActivityMonth(unit_id=unit, month=month, kind=kind, **asdict(sums))
                for (unit, month, kind), sums in found.items()
            ),
            batch_size=500,
            update_conflicts=True,
            unique_fields=["unit", "month", "kind"],
            update_fields=list(_SUMS),
        )
        _totals()
        _point_at_cells()
    return len(found)


def _totals() -> None:
    BranchMonth.objects.all().delete()
    sums = ActivityMonth.objects.order_by().values_list("unit", "month").annotate(n=Sum("approved"), m=Sum("late"))
    BranchMonth.objects.bulk_create(
        (BranchMonth(unit_id=unit, month=month, approved=n, late=late) for unit, month, n, late in sums),
        batch_size=500,
    )


def _point_at_cells() -> None:
    """Let each activity know again which cell counts it: the latest one that does not begin after it."""
    Activity.objects.exclude(counted_in=None).update(counted_in=None)
    cell = ActivityMonth.objects.filter(
        unit=OuterRef("unit"), kind=OuterRef("kind"), month__lte=OuterRef("held_on")
    ).order_by("-month")
    Activity.objects.approved().update(counted_in=Subquery(cell.values("pk")[:1]))
