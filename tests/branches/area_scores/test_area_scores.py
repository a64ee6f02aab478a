"""自评, 互评, 考核: who may give which mark, when, and what of it is shown."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from branches.area_scores import acts as area_scores
from branches.area_scores import numbers
from branches.area_scores import window as score_window
from branches.area_scores.models import AreaScore
from branches.areas.acts import hand_over, place_keepers
from branches.areas.models import ResponsibilityArea
from organisation.refusal import ActRefused
from records.ledger.registry import ledger
from tests.cast import Cast, days_ago, signed_in

Q3, Q4 = date(2026, 7, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 10, 1), Q3),
        (date(2026, 10, 15), Q3),
        (date(2026, 10, 16), None),
        (date(2026, 12, 16), None),
        (date(2026, 12, 17), Q4),
        (date(2026, 12, 31), Q4),
        (date(2027, 1, 15), Q4),
        (date(2027, 1, 16), None),
        (date(2028, 2, 29), None),
        (date(2028, 3, 31), date(2028, 1, 1)),
    ],
)
def test_the_window_lies_around_the_end_of_the_quarter(db, today, quarter):
    assert score_window.open_quarter(today) == quarter


def test_an_office_that_leaves_no_gap_scores_the_last_quarter_first(db, monkeypatch):
    monkeypatch.setattr(numbers, "score_opens", lambda: 92)
    assert score_window.open_quarter(date(2026, 10, 15)) == Q3
    assert score_window.open_quarter(date(2026, 10, 16)) == Q4


@pytest.fixture
def window(monkeypatch):
    monkeypatch.setattr(score_window, "open_quarter", lambda today: Q3)


@pytest.fixture
def area(cast: Cast, window) -> ResponsibilityArea:
    made = ResponsibilityArea.objects.create(unit=cast.jia.unit, name="一号", duties="看好", starts_on=days_ago(9))
    place_keepers(made, [cast.chenxiaodong], made.starts_on)
    return made


def page(cast: Cast, query: str = "") -> str:
    return reverse("branches:score_areas", args=[cast.jia.pk]) + query


def give(cast: Cast, person, area, mark, query=""):
    return signed_in(person).post(page(cast, query), {f"score-{area.pk}": mark})


def test_keepers_mark_themselves_members_each_other_and_the_branch_everyone(cast: Cast, area):
    assert "自评" in signed_in(cast.chenxiaodong).get(page(cast)).content.decode()
    assert give(cast, cast.chenxiaodong, area, 95).status_code == 302
    assert give(cast, cast.zhouqian, area, 90).status_code == 302
    assert give(cast, cast.lijianjun, area, 91).status_code == 302
    assert give(cast, cast.lijianjun, area, 88, "?as=branch").status_code == 302
    area.refresh_from_db()
    assert (area.self_score, area.mutual_score, area.appraisal_score) == (95, None, 88)
    give(cast, cast.wanghaiyan, area, 90)
    area.refresh_from_db()
    assert area.mutual_score == Decimal("90.3")
    shown = signed_in(cast.zhouqian).get(ledger("areas").url("detail", area.pk)).content.decode()
    assert "90.3" in shown
    assert "互评：" not in shown


def test_a_mark_given_again_replaces_the_first(cast: Cast, area):
    for mark in (60, 95):
        give(cast, cast.chenxiaodong, area, mark)
    area.refresh_from_db()
    assert area.self_score == 95
    assert AreaScore.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        ("chenxiaodong", "?as=branch", 403),
        ("huangweijie", "", 403),
        ("linjing", "?as=branch", 403),
        ("zhaozhiqiang", "", 404),
        ("sunli", "", 404),
        ("wugang", "", 404),
    ],
)
def test_others_have_no_marks_to_give(cast: Cast, area, name, query, code):
    assert give(cast, getattr(cast, name), area, 90, query).status_code == code
    assert not AreaScore.objects.exists()


def test_the_committee_does_not_appraise_its_own_area(cast: Cast, area):
    hand_over(area=area, people=[cast.lijianjun], by=cast.wanghaiyan.user)
    with pytest.raises(ActRefused):
        area_scores.score(unit=cast.jia.unit, marks={area: 99}, by=cast.lijianjun.user, as_branch=True)
    assert f"score-{area.pk}" not in signed_in(cast.lijianjun).get(page(cast, "?as=branch")).context["form"].fields


@pytest.mark.parametrize("mark", ["101", "-1", "九十", "", "9" * 30])
def test_nonsense_is_no_mark(cast: Cast, area, mark):
    assert give(cast, cast.chenxiaodong, area, mark).status_code == 422
    assert not AreaScore.objects.exists()


def test_areas_of_elsewhere_take_no_marks_from_here(cast: Cast, area):
    foreign = ResponsibilityArea.objects.create(
        unit=cast.bing.unit, name="二号", duties="看好", starts_on=days_ago(9), state="active"
    )
    give(cast, cast.chenxiaodong, foreign, 90)
    with pytest.raises(ActRefused):
        area_scores.score(unit=cast.jia.unit, marks={foreign: 90}, by=cast.chenxiaodong.user)
    assert not AreaScore.objects.exists()


def test_between_the_windows_nothing_is_scored(cast: Cast, area, monkeypatch):
    monkeypatch.setattr(score_window, "open_quarter", lambda today: None)
    with pytest.raises(ActRefused, match="评分时间"):
        area_scores.score(unit=cast.jia.unit, marks={area: 90}, by=cast.chenxiaodong.user)
    answer = signed_in(cast.chenxiaodong).get(page(cast), follow=True)
    assert "不在评分时间内" in answer.content.decode()
    assert "自评互评" not in answer.content.decode()
