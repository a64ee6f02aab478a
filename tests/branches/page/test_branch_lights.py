"""The page of a branch says at its top which light burns there, why, and until when."""

import pytest

from reminders import recomputing
from tests.cast import signed_in


@pytest.fixture
def settled(today, cast):
    recomputing.recompute_everything()
    return cast


def page(person, branch, tab=""):
    response = signed_in(person).get(f"/temporary-branches/{branch.pk}/", {"tab": tab} if tab else {})
    assert response.status_code == 200
    return response.content.decode()


def test_the_secretary_reads_why_the_light_burns_and_what_to_do(settled):
    text = page(settled.lijianjun, settled.jia)
    assert "已逾期：" in text
    assert "依据：" in text
    assert "已逾期" in text
    assert "去办理" in text
    assert "全部亮灯事项（" in text


def test_whoever_may_remind_is_offered_to_urge(settled):
    assert "催办</a>" in page(settled.huangweijie, settled.jia)


def test_the_regular_work_of_this_month_has_a_tab(settled):
    text = page(settled.lijianjun, settled.jia, "regular")
    assert "主题党日" in text
    assert "2026年11月" in text
    assert "2026年10月" not in text.split("本期各项要求")[1]


def test_an_ended_branch_has_no_light(settled):
    text = page(settled.linjing, settled.ding)
    assert "全部亮灯事项" not in text


def test_the_ledger_shows_each_light_and_finds_the_red_ones(settled):
    office = signed_in(settled.linjing)
    everything = office.get("/temporary-branches/").content.decode()
    assert '<span class="tag red">红灯</span>' in everything
    assert "预警等级" in everything
    red = office.get("/temporary-branches/?light=red").content.decode()
    assert str(settled.jia.unit.name) in red
    assert '<span class="tag red">红灯</span>' in red
    assert '<span class="tag green">绿灯</span>' not in red
    assert str(settled.jia.unit.name) not in office.get("/temporary-branches/?light=green").content.decode()
