"""Each rule of founding says its sentence exactly when it should."""

from datetime import date

import pytest

from branches.founding.hints import hints_for
from branches.founding.proposal import Candidate, Proposal
from branches.hints import BLOCK, INFO, WARN
from branches.secrecy.places import exact_place
from organisation.powers import Role
from records.days import months_after

# The limits come from the settings, which live in the database.
pytestmark = pytest.mark.django_db

S, D, OM, P, J = (
    Role.SECRETARY,
    Role.DEPUTY_SECRETARY,
    Role.ORGANIZATION_MEMBER,
    Role.PUBLICITY_MEMBER,
    Role.DISCIPLINE_MEMBER,
)


def someone(role, name="甲", since=date(2016, 7, 1), formal=True, key=None):
    return Candidate(key or name, name, role, formal, since)


def proposal(**changes):
    """Five formal members, one secretary, four months: nothing to remark."""
    plain = {
        "formal": 5,
        "committee": (someone(S),),
        "starts_on": date(2026, 3, 1),
        "ends_on": date(2026, 7, 1),
        "project_name": "监测项目",
        "today": date(2026, 2, 20),
    }
    return Proposal(**(plain | changes))


def said(**changes):
    return {(hint.rule, hint.severity) for hint in hints_for(proposal(**changes))}


def committee(*roles):
    return tuple(someone(role, f"第{n}人") for n, role in enumerate(roles))


def test_an_ordinary_request_is_left_in_peace():
    assert said() == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"formal": 2}, {("BR-01", WARN)}),
        ({"formal": 3}, set()),
        ({"formal": 45, "probationary": 6, "committee": committee(S, D, OM)}, {("BR-02", WARN)}),
        ({"formal": 44, "probationary": 6, "committee": committee(S, D, OM)}, set()),
        ({"units": 6, "joint": True}, {("BR-03", INFO)}),
        ({"units": 5, "joint": True}, set()),
        ({"units": 2}, {("BR-03", INFO)}),
        ({"ends_on": date(2026, 9, 1)}, {("BR-04", WARN)}),
        ({"ends_on": date(2026, 8, 31)}, set()),
        ({"ends_on": date(2026, 9, 1), "long_term_decision": "人员轮换，关系不便转接"}, set()),
        ({"outsiders": ("路人",)}, {("BR-05", BLOCK)}),
        ({"homeless": ("张三",)}, {("BR-05", INFO)}),
        ({"committee": ()}, {("BR-08", BLOCK)}),
        ({"committee": committee(S, S)}, {("BR-08", BLOCK)}),
        ({"committee": committee(S, D, D)}, {("BR-13", BLOCK)}),
        ({"formal": 7}, {("BR-13", WARN)}),
        ({"formal": 7, "committee": committee(S, D, OM)}, set()),
        ({"formal": 7, "committee": committee(S, D, OM, P)}, {("BR-13", INFO)}),
        ({"formal": 9, "committee": committee(S, D, OM, P, J, OM, P)}, {("BR-13", WARN)}),
        ({"formal": 6, "committee": committee(S, D)}, set()),
        ({"formal": 6, "committee": committee(S, OM)}, {("BR-14", WARN)}),
        ({"committee": (someone(S, since=date(2025, 3, 2)),)}, {("BR-15", WARN)}),
        ({"committee": (someone(S, since=date(2025, 3, 1)),)}, set()),
        ({"committee": (someone(S, since=None),)}, {("BR-15", INFO)}),
        ({"committee": (someone(S, formal=False, since=None),)}, {("BR-15", INFO), ("BR-15", BLOCK)}),
        ({"formal": 7, "committee": (someone(S), someone(J), someone(OM, "乙"), someone(P, "丙"))}, {("DM-11", WARN)}),
        ({"waiting_since": date(2026, 1, 20), "today": date(2026, 2, 20)}, {("BR-11", WARN)}),
        ({"waiting_since": date(2026, 1, 21), "today": date(2026, 2, 20)}, set()),
    ],
)
def test_each_rule_speaks_when_it_should(changes, expected):
    assert said(**changes) == expected


def test_place_dates_headcount_and_project_together_are_too_much():
    everything = {"headcount": 46, "texts": ("在林芝市波密县开展监测",)}
    assert said(**everything) == {("SE-03", WARN)}
    assert said(**everything | {"headcount": 0}) == set()
    assert said(**everything | {"texts": ("在西藏一号现场开展监测",)}) == set()
    assert said(**everything | {"starts_on": None}) == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在波密县施工", "波密县"),
        ("地点为人民路 12号", "地点为人民路 12号"),
        ("北纬 29 度", "北纬 29"),
        ("西藏自治区一号现场", ""),
        ("", ""),
    ],
)
def test_exact_places_are_found_and_neutral_names_are_not(text, place):
    assert exact_place(text) == place


def test_every_hint_names_its_rule_and_its_source():
    hints = hints_for(proposal(formal=2, committee=(), ends_on=date(2027, 1, 1), outsiders=("路人",)))
    assert hints
    assert all(hint.rule and hint.clause and hint.text.endswith("。") for hint in hints)
    assert [hint.severity for hint in hints] == sorted((h.severity for h in hints), key=(BLOCK, WARN, INFO).index)


def test_half_a_year_ends_on_the_last_day_of_a_short_month():
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
