"""A member asks for help from the phone, sees who looks after it, and says whether the answer will do."""

from __future__ import annotations

import uuid

import pytest

from records.workflow import perform
from tests.cast import Cast, signed_in
from tests.welfare.needs.makers import make_need
from welfare.needs.models import Need

TYPED = {"kind": "family", "urgency": "soon", "description": "孩子入学，想请假三天"}
ASK, MINE = "/welfare/my-needs/new/", "/welfare/my-needs/"


@pytest.fixture
def need(cast: Cast) -> Need:
    """Raised by 周倩, a member of 甲 without any post that looks after people."""
    answer = signed_in(cast.zhouqian).post(ASK, {**TYPED, "unit": cast.jia.unit.pk, "client_id": str(uuid.uuid4())})
    assert answer.status_code == 302
    return Need.objects.get()


def test_the_branch_takes_it_up_and_the_member_follows_it(cast: Cast, need: Need) -> None:
    assert (need.raised_by, need.level, need.holder) == (cast.zhouqian, "branch", cast.lijianjun)
    assert need.hand_overs.count() == 1
    page = signed_in(cast.zhouqian).get(MINE).content.decode()
    assert "孩子入学" in page and "李建军办理" in page
    assert signed_in(cast.lijianjun).get(f"/needs/{need.pk}/").status_code == 200


def test_nobody_else_learns_of_it(cast: Cast, need: Need) -> None:
    for other in (cast.chenxiaodong, cast.gaoyumei, cast.linjing, cast.sunli):
        assert signed_in(other).get(f"/needs/{need.pk}/").status_code == 404, other
        assert "孩子入学" not in signed_in(other).get(MINE).content.decode()


def test_the_member_says_whether_the_answer_will_do(cast: Cast, need: Need) -> None:
    perform(need, "answer", by=cast.lijianjun.user, told={"answer": "已安排替班"})
    member = signed_in(cast.zhouqian)
    assert "请您评价" in member.get(MINE).content.decode()
    member.post(f"/needs/{need.pk}/move/reopen/", {"reason": "只准了一天", "version": need.version})
    need.refresh_from_db()
    assert (need.state, need.reopened) == ("open", 1)
    perform(need, "answer", by=cast.lijianjun.user, told={"answer": "准三天"})
    member.post(f"/needs/{need.pk}/move/confirm/", {"satisfaction": "content", "version": need.version})
    need.refresh_from_db()
    assert (need.state, need.satisfaction) == ("closed", "content")


def test_looking_after_it_is_not_the_members_to_do(cast: Cast, need: Need) -> None:
    member = signed_in(cast.zhouqian)
    for step in ("answer", "pass_up"):
        assert member.post(f"/needs/{need.pk}/move/{step}/", {"answer": "自己答复"}).status_code == 403
    assert member.get(f"/needs/{need.pk}/edit/").status_code == 403
    assert member.get("/needs/new/").status_code == 403


def test_another_branch_cannot_be_named(cast: Cast) -> None:
    answer = signed_in(cast.zhouqian).post(ASK, {**TYPED, "unit": cast.bing.unit.pk})
    assert answer.status_code == 422
    assert not Need.objects.exists()


def test_sent_twice_it_is_one_need(cast: Cast) -> None:
    data = {**TYPED, "unit": cast.jia.unit.pk, "client_id": str(uuid.uuid4())}
    for _ in range(2):
        assert signed_in(cast.zhouqian).post(ASK, data).status_code == 302
    assert Need.objects.count() == 1


def test_whoever_is_in_no_branch_is_told_whom_to_ask(cast: Cast) -> None:
    for person in (cast.gaoyumei, cast.stranger):
        page = signed_in(person).get(ASK)
        assert "请联系支部书记" in page.content.decode()
        assert signed_in(person).post(ASK, TYPED).status_code == 422
    assert not Need.objects.exists()


def test_what_a_need_raised_for_somebody_says_is_theirs_to_read(cast: Cast) -> None:
    need = make_need(cast, cast.jia.unit, 1)
    Need.objects.filter(pk=need.pk).update(raised_by=cast.zhouqian)
    assert signed_in(cast.zhouqian).get(f"/needs/{need.pk}/").status_code == 200
