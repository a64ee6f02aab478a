"""P1–P5: the activity ledger for institute, unit and branch, its deep pages and counts, and the workbench.

Baselines are what the page would do without the trick: OFFSET instead of keys, a full count, live aggregation.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from accounts.models import User
from benchmarks.case import Case, page
from education.models import Activity
from records.ledger import exporting
from records.ledger.registry import ledger

USERS = {"institute": "yuan.zuzhi", "unit": "danwei1.ganshi", "branch": "zhibu02.shuji"}
LIST = "/activities/"


def cases() -> Iterator[Case]:
    users = {level: User.objects.filter(username=name).first() for level, name in USERS.items()}
    for level, user in users.items():
        if user is None:
            continue
        yield Case(f"P1 ledger, first page, {level}", page(LIST, user), user=level)
        yield Case(f"P5 workbench, {level}", page("/", user), _live_chart(user), user=level, repeat=5)
    institute = users["institute"]
    if institute is None:
        return
    yield Case("P1 rows of the first page, institute", _first(institute), user="institute")
    yield Case("P3 page at 99 %, by key", _deep(institute), _deep_by_offset(institute), user="institute", repeat=7)
    yield Case("P4 count beside the list", _count(institute), _full_count(institute), user="institute")


def _listing(user: User, query: str = "") -> Any:
    return exporting.listing_for(ledger("activities"), user, query, action="view")


def _first(user: User) -> Callable[[], int]:
    return lambda: len(_listing(user).page.rows)


def _deep(user: User) -> Callable[[], int]:
    """The page behind the row at 99 %, as the link „next“ would ask for it."""
    rows = Activity.objects.order_by("-held_on", "-id")
    at = rows[int(rows.count() * 0.99)] if rows.exists() else None
    if at is None:
        return lambda: 0
    from records.ledger.keyset import encode

    cursor = encode(at, "-held_on")
    return lambda: len(_listing(user, f"after={cursor}&page=2").page.rows)


def _deep_by_offset(user: User) -> Callable[[], object]:
    total = Activity.objects.count()
    return lambda: list(
        Activity.objects.visible_to(user)
        .order_by("-held_on", "-id")
        .select_related("unit")[int(total * 0.99) : int(total * 0.99) + 20]
    )


def _count(user: User) -> Callable[[], int]:
    return lambda: _listing(user).total or 0


def _full_count(user: User) -> Callable[[], object]:
    return lambda: Activity.objects.visible_to(user).count()


def _live_chart(user: User) -> Callable[[], object]:
    """The chart's figures counted from the activities themselves."""

    def live() -> object:
        rows = Activity.objects.visible_to(user).approved().order_by().annotate(month=TruncMonth("held_on"))
        return list(rows.values("month").annotate(n=Count("pk"), late=Count("pk", filter=Q(late=True))))

    return live
