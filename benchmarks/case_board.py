"""P5: workbench, lights and statistics; the month summary against counting the activities themselves."""

from collections.abc import Callable, Iterator

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models.user import User
from benchmarks.case import Case, Goal, page
from benchmarks.case_ledger import FLAT, users
from education.activities.models import Activity
from education.months.counting import month_of
from portal.workbench.chart import activities_by_month, last_months
from reminders.lights import lit as lights


def cases() -> Iterator[Case]:
    for level, user in users().items():
        yield Case(
            f"P5 workbench, {level}", page("/", user), user=level, repeat=9, grows=True,
            goals=(FLAT, Goal("queries", "≤", 25)),
        )  # fmt: skip
    user = users()["institute"]
    yield Case(
        "P5 chart of twelve months, against live counting", _chart(user), _live(user), user="institute", repeat=9,
        prepare=lambda: _agree(user), grows=True, goals=(Goal("ratio", "≥", 20),),
    )  # fmt: skip
    yield Case("P5 lights on the workbench", _lights(user), user="institute", repeat=9, grows=True, goals=(FLAT,))
    for name, path in (("lights of branches", "/reminders/branches/"), ("matrix", "/reminders/matrix/")):
        yield Case(f"P5 {name}, page", page(path, user), user="institute", repeat=7, grows=True, goals=(FLAT,))


def _chart(user: User) -> Callable[[], int]:
    return lambda: 12 if activities_by_month(user) else 0


def _lights(user: User) -> Callable[[], int]:
    def count() -> int:
        found = lights.summary(user)
        return found.red + found.yellow

    return count


def _live(user: User) -> Callable[[], object]:
    """The chart's figures counted from the activities themselves."""

    def live() -> dict[object, tuple[int, int]]:
        since = last_months(month_of(timezone.localdate()))[0]
        rows = Activity.objects.visible_to(user).approved().filter(held_on__gte=since).order_by()
        told = rows.annotate(month=TruncMonth("held_on")).values_list("month")
        counted = told.annotate(n=Count("pk"), late=Count("pk", filter=Q(late=True)))
        return {month: (n - late, late) for month, n, late in counted}

    return live


def _agree(user: User) -> None:
    """The summary says what counting says, else its speed is worth nothing."""
    on_time, late = (series["data"] for series in activities_by_month(user)["series"])
    counted = _live(user)()
    months = last_months(month_of(timezone.localdate()))
    assert list(zip(on_time, late, strict=True)) == [counted.get(month, (0, 0)) for month in months]
