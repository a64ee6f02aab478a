"""What the portal says of the team on 6 September, against the diary's own arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from branches.performance.models import PerformanceNote
from education.activities.models import Activity
from education.participation.figures import of_people
from organisation.posts.models import Post
from reminders.lights import rates
from reminders.lights.lit import explained, with_words
from reminders.obligations.models import Obligation
from supervision.findings.models import Finding
from tests.year.played import Year
from welfare.care_acts.models import Act
from welfare.needs.models import Need

# due, attended, hours
ATTENDED = {
    "feng": (14, 14, 18), "yang": (11, 10, 16), "qin": (6, 6, 10), "you": (7, 6, 10), "chu": (16, 16, 18),
    "shen": (11, 11, 18),
}  # fmt: skip
# on time, late, missed
MEETINGS = {
    "MT-01": (2, 0, 1), "MT-02": (5, 0, 1), "MT-04": (2, 0, 1), "MT-05": (5, 1, 0), "SEED-20": (1, 0, 1),
}  # fmt: skip
# 五必问 by quarter; each of 五必做 that is owed every quarter: 文体活动 alone, 医疗保障 alone are one act of three
CARE = {
    "SEED-25-ASK": ["on_time", "open", "on_time"],
    "SEED-25-RECREATION": ["open", "on_time", "open"],
    "SEED-25-MEDICAL": ["open", "open", "on_time"],
    "SEED-25-LIVING": ["open", "open", "open"],
}


def test_the_portal_says_of_the_year_what_the_diary_says(year: Year) -> None:
    """One playing of the year, many figures; each says what it is about when it is wrong."""
    wrong = []
    for figure in FIGURES:
        try:
            figure(year)
        except AssertionError as found:
            wrong.append(f"{figure.__name__}: {found}")
    assert wrong == []


def activities(year: Year) -> None:
    states = Counter(Activity.objects.filter(unit=year.branch.unit).values_list("state", flat=True))
    assert states == {"approved": 16, "submitted": 1}, states
    assert len(_sheet(year, "activities")) == 17


def ledgers(year: Year) -> None:
    unit = year.branch.unit
    assert len(_sheet(year, "roster")) == 10
    assert PerformanceNote.objects.filter(unit=unit, state="sent").count() == 10
    assert Post.objects.filter(unit=unit).exclude(role="member").count() == 5
    assert list(Finding.objects.values_list("state", "due_on", "closed_on")) == [
        ("closed", date(2026, 6, 2), date(2026, 5, 28))
    ]
    assert Act.objects.filter(unit=unit).count() == 2


def the_need_never_reached_the_institute(year: Year) -> None:
    need = Need.objects.get()
    assert (need.state, need.satisfaction, need.answered_on) == ("closed", "content", date(2026, 4, 2))
    pages = {who: year.team.at(who).get(reverse("needs:list")).content.decode() for who in ("officer", "above")}
    assert [need.number in page for page in pages.values()] == [True, False], "seen by the unit alone"


def attendance(year: Year) -> None:
    people = [person.pk for person in year.team.people.values()]
    found = of_people(people, date(2026, 1, 1), date(2026, 12, 31))
    told = {key: (found[year.team[key].pk].due, found[year.team[key].pk].came, found[year.team[key].pk].hours)
            for key in ATTENDED}  # fmt: skip
    assert told == {key: (due, came, Decimal(hours)) for key, (due, came, hours) in ATTENDED.items()}, told


def votes(year: Year) -> None:
    passed = Activity.objects.filter(kind="member_assembly").values_list("votes__yes", "votes__no", "expected_voting")
    assert sorted(passed) == [(5, 4, 9), (8, 0, 8)], list(passed)


def nobody_is_secretary_and_deputy(year: Year) -> None:
    held = Post.objects.filter(unit=year.branch.unit, person=year.team["chu"]).exclude(role="member")
    assert {(post.role, post.starts_on, post.ends_on) for post in held} == {
        ("deputy_secretary", date(2026, 3, 6), date(2026, 6, 20)),
        ("secretary", date(2026, 6, 20), date(2026, 8, 31)),
    }, list(held.values_list("role", "starts_on", "ends_on"))


def duties(year: Year) -> None:
    told = {code: _outcomes(year, code) for code in MEETINGS}
    assert told == MEETINGS, told
    assert not Obligation.objects.filter(unit=year.branch.unit, rule__code="MT-06").exists(), "six months not reached"


def care_is_owed_by_person_question_and_act(year: Year) -> None:
    rows = Obligation.objects.filter(unit=year.branch.unit).order_by("due_on")
    told = {code: list(rows.filter(rule__code=code).values_list("outcome", flat=True)) for code in CARE}
    assert told == CARE, told
    [missing] = explained(with_words(rows.filter(rule__code="SEED-25-ASK", outcome="open")), year.team.officer.user)
    assert "应有 45 项，已有 40 项" in missing.reason and "沈立群" in missing.reason, missing.reason


def the_rate_counts_what_was_missed(year: Year) -> None:
    """Every rule that counts when met counts when missed; each rule first, then the mean over the rules."""
    by_rule: dict[str, list[bool]] = {}
    for code, outcome in Obligation.objects.filter(unit=year.branch.unit).values_list("rule__code", "outcome"):
        by_rule.setdefault(code, []).append(outcome in ("on_time", "late"))
    met, asked = sum(sum(one) for one in by_rule.values()), sum(len(one) for one in by_rule.values())
    honest = round(100 * sum(sum(one) / len(one) for one in by_rule.values()) / len(by_rule), 1)
    found = rates.of(Obligation.objects.filter(unit=year.branch.unit))
    assert (met, asked) == (33, 67), (met, asked)
    assert (found.on_time + found.late, found.asked, found.rate) == (met, asked, honest), found
    page = year.team.at("officer").get(reverse("reminders:branch", args=[year.branch.unit_id])).content.decode()
    assert f"{honest}%" in page, honest


def nothing_is_left_to_do(year: Year) -> None:
    name = year.branch.unit.short_name
    for who in ("officer", "chief", "above", "chu", "feng"):
        for page in ("/todo/", "/reminders/mine/"):
            assert name not in year.team.at(who).get(page).content.decode(), (who, page)


FIGURES: tuple[Callable[[Year], None], ...] = (
    activities, ledgers, the_need_never_reached_the_institute, attendance, votes, nobody_is_secretary_and_deputy,
    duties, care_is_owed_by_person_question_and_act, the_rate_counts_what_was_missed, nothing_is_left_to_do,
)  # fmt: skip


def _outcomes(year: Year, code: str) -> tuple[int, int, int]:
    rows = Obligation.objects.filter(unit=year.branch.unit, rule__code=code)
    count = Counter(rows.values_list("outcome", flat=True))
    return count["on_time"], count["late"], count["open"]


def _sheet(year: Year, slug: str) -> list[tuple[object, ...]]:
    """The rows of the ledger's export for the unit, below the head."""
    answer = year.team.at("officer").get(reverse(f"{slug}:export"), {"unit": year.branch.unit_id})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(load_workbook(BytesIO(body)).active.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if "序号" in row)
    return [row for row in rows[head + 1 :] if str(row[0] or "").isdigit()]
