"""Nobody is offered what they may not do: every link and button of every page is tried by everybody of the cast."""

from __future__ import annotations

import pytest

from reminders.recomputing import recompute_everything
from tests.cast import Cast, signed_in
from tests.contract.house import build_house
from tests.portal.offers import Walk

EVERYBODY = (
    "linjing", "zhengming", "fangyuan", "shenqing", "gaoyumei", "sunli", "liufang", "lijianjun", "wanghaiyan",
    "zhangxue", "chenxiaodong", "zhouqian", "maimaiti", "wugang", "stranger",
)  # fmt: skip


@pytest.fixture
def house(cast: Cast) -> Cast:
    """A row of every ledger, here and elsewhere, and what they make fall due."""
    build_house(cast)
    recompute_everything()
    return cast


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_offer_leads_somewhere(house: Cast, who: str) -> None:
    walk = Walk(signed_in(getattr(house, who))).everywhere()
    assert not [f"{status} {offer}" for status, offer in walk.broken]
    assert len(walk.opened) > 5


def test_a_plain_member_is_sent_to_no_work_of_others(house: Cast) -> None:
    """What burns in the branch is read by its members and done by its committee; their own signatures are theirs."""
    client, unit = signed_in(house.chenxiaodong), house.jia.unit
    branch = f"/temporary-branches/{house.jia.pk}/"
    for page in (branch, f"{branch}?tab=regular", f"/reminders/branches/{unit.pk}/", "/", "/reminders/mine/"):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "去办理" not in answer.content.decode(), page
    assert "去办理" in signed_in(house.lijianjun).get(f"/reminders/branches/{unit.pk}/").content.decode()


def test_a_plain_member_reads_no_count_of_people_they_do_not_see(house: Cast) -> None:
    shown = [figure.label for figure in signed_in(house.chenxiaodong).get("/").context["figures"]]
    assert "在现场的人员" not in shown
    assert "在现场的人员" in [figure.label for figure in signed_in(house.lijianjun).get("/").context["figures"]]
