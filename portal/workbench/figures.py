"""The numbers on top. A number and the list it opens come from the same question, so they cannot differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Sum
from django.utils import timezone

from accounts.models.user import User
from branches.projects import coverage
from education.months.counting import month_of
from education.months.models import BranchMonth
from organisation.access import access_of
from organisation.powers import AT_WORK, PARTY_OFFICE, Power
from portal.counting import counted_together
from portal.workbench.chart import approved_in
from portal.workbench.numbers import ending_within
from records.ledger import exporting
from records.ledger.registry import ledger


@dataclass(frozen=True)
class Figure:
    """``value`` rows stand behind ``url``; ``shown`` is written instead of it, ``extra`` in small letters beside."""

    label: str
    value: int
    unit: str
    url: str
    icon: str
    colour: str = ""
    extra: str = ""
    shown: str = ""


def figures(user: User) -> list[Figure]:
    today = timezone.localdate()
    days = ending_within()
    soon = {"at_work": "true", "planned_end_after": today, "planned_end_before": today + timedelta(days=days)}
    questions = [
        Question("运行中的临时党支部", "个", "temporary-branches", {"active": "true"}, "landmark"),
        Question(f"{days} 天内到期的支部", "个", "temporary-branches", soon, "hourglass", "yellow"),
        Question("撤销中", "个", "temporary-branches", {"state": "dissolving"}, ""),
    ]
    if any(user.has_perm(power) for power in AT_WORK):  # others see nobody there but themselves
        questions.append(Question("在现场的人员", "名", "roster", {"on_site": "true"}, "users", "blue"))
    running, ending, dissolving, *on_site = _listed(user, *questions)
    if dissolving.value:
        running = replace(running, label=f"{running.label}（含撤销中 {dissolving.value}）")
    found = [running, *on_site, _this_month(user, today), ending]
    return [*found, *_coverage(user)] if user.has_perm(PARTY_OFFICE) else found


def at_home(numbers: list[Figure]) -> list[Figure]:
    """For whoever works in one branch: that it is one needs no number, and that it ends soon only when it does."""
    _running, *others, ending = numbers
    return [*others, ending] if ending.value else others


@dataclass(frozen=True)
class Question:
    """How many rows a ledger lists for a query."""

    label: str
    unit: str
    slug: str
    query: dict[str, object]
    icon: str
    colour: str = ""

    @property
    def text(self) -> str:
        return urlencode(self.query)


def _listed(user: User, *questions: Question) -> list[Figure]:
    """Numbers counted by the very listings their links open, all in one query."""
    rows = [exporting.listing_for(ledger(q.slug), user, q.text, action=Power.VIEW).matching for q in questions]
    counts = zip(questions, counted_together(user, rows), strict=True)
    return [
        Figure(q.label, count, q.unit, f"{ledger(q.slug).url('list')}?{q.text}", q.icon, q.colour)
        for q, count in counts
    ]


def _this_month(user: User, today: date) -> Figure:
    """Approved activities of the month, from the month summary: the same figure however many years are stored."""
    first = month_of(today)
    cells = BranchMonth.objects.filter(access_of(user).within("unit", Power.VIEW), month=first)
    count = cells.aggregate(n=Sum("approved"))["n"] or 0
    return Figure("本月组织生活（已通过）", count, "次", approved_in(first), "calendar-check", "green")


def _coverage(user: User) -> list[Figure]:
    """党组织覆盖率 for the party offices; it opens the projects that it is counted over."""
    found = coverage.overall(user)
    if found.rate is None:
        return []
    address = f"{ledger('projects').url('list')}?{urlencode({'standing': coverage.ASKED})}"
    colour, rate = "yellow" if found.missing else "green", f"{found.rate:g}%"
    many, label = f"{found.covered}/{found.asked}", "项目党组织覆盖率（已设/应设）"
    return [Figure(label, found.asked, "", address, "chart-pie", colour, many, rate)]
