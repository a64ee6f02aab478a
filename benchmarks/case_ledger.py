"""P1–P4: the activity ledger for institute, unit and branch: first page, deep page, count, a record's own page.

Baselines: guardian with one permission a record; OFFSET instead of keys; a full count.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from accounts.models.user import User
from benchmarks import guardian
from benchmarks.case import Case, Goal, page
from education.activities.models import Activity
from records.ledger import exporting
from records.ledger.keyset import encode
from records.ledger.registry import ledger

USERS = {"institute": "yuan.zuzhi", "unit": "danwei1.ganshi", "branch": "jiance1.shuji"}
LIST = "/activities/"
ROWS = 20
FLAT = Goal("growth", "≤", 1.5)


def users() -> dict[str, User]:
    found = {user.username: user for user in User.objects.filter(username__in=USERS.values())}
    return {level: found[name] for level, name in USERS.items()}


def cases() -> Iterator[Case]:
    who = users()
    fill = lambda: guardian.fill(list(who.values()))  # noqa: E731
    for level, user in who.items():
        few = Goal("queries", "≤", 8)
        yield Case(f"P1 ledger, first page, {level}", page(LIST, user), user=level, grows=True, goals=(FLAT, few))
        faster = (Goal("ratio", "≥", 100),) if level == "institute" else ()
        yield Case(
            f"P1 rows of the first page against guardian, {level}", first(user), _guarded(user), user=level,
            prepare=fill, grows=True, goals=(FLAT, *faster),
        )  # fmt: skip
    user = who["institute"]
    yield Case("P2 a record's own page", _detail(user), user="institute", grows=True, goals=(Goal("queries", "≤", 12),))
    yield Case(
        "P3 page at 99 % by key, against the first page", _deep(user), first(user), user="institute", repeat=9,
        goals=(Goal("ratio", "≥", 0.5),),
    )  # fmt: skip
    yield Case("P3 page at 99 % by key, against OFFSET", _deep(user), _deep_by_offset(user), user="institute", repeat=7)
    for level, user in who.items():
        yield Case(
            f"P4 count beside the list, against a full count, {level}", _count(user), _full_count(user), user=level,
            grows=True, goals=(FLAT,),
        )  # fmt: skip
        yield Case(f"P4 counts on the tabs, {level}", _tabs(user), user=level, grows=True)


def listing(user: User, query: str = "") -> Any:
    return exporting.listing_for(ledger("activities"), user, query, action="view")


def first(user: User) -> Callable[[], int]:
    return lambda: len(listing(user).page.rows)


def _guarded(user: User) -> Callable[[], object]:
    return lambda: list(guardian.visible(user).order_by("-held_on", "-id").select_related("unit")[: ROWS + 1])


def _detail(user: User) -> Callable[[], int]:
    at = Activity.objects.visible_to(user).approved().order_by("-held_on", "-id").first()
    return page(f"{LIST}{at.pk}/", user)


def _deep(user: User) -> Callable[[], int]:
    """The page behind the row at 99 %, as the link „next“ would ask for it."""

    @cache
    def cursor() -> str:
        rows = Activity.objects.visible_to(user).not_voided().order_by("-held_on", "-id")
        return encode(rows[int(rows.count() * 0.99)], "-held_on")

    return lambda: len(listing(user, f"after={cursor()}&page=2").page.rows)


def _deep_by_offset(user: User) -> Callable[[], object]:
    rows = Activity.objects.visible_to(user).not_voided().order_by("-held_on", "-id").select_related("unit")

    @cache
    def at() -> int:
        return int(rows.count() * 0.99)

    return lambda: list(rows.all()[at() : at() + ROWS + 1])


def _count(user: User) -> Callable[[], int]:
    return lambda: listing(user).total or 0


def _full_count(user: User) -> Callable[[], object]:
    return lambda: Activity.objects.visible_to(user).not_voided().count()


def _tabs(user: User) -> Callable[[], int]:
    return lambda: len(listing(user).tabs)
