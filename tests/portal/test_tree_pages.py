"""党组织管理: what will change is shown before anything changes."""

from __future__ import annotations

import pytest

from organisation.posts.acts import open_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.branches.founding.requests import kept
from tests.cast import Cast, days_ago, signed_in
from tests.portal.confirming import confirm, previewed


def unit_url(unit: Unit, rest: str = "") -> str:
    return f"/administration/units/{unit.pk}/{rest}"


def merging(into: Unit, **more: str) -> dict[str, str]:
    return {"target": str(into.pk), "on": str(days_ago(0)), "document_number": "院党委〔2026〕77号", **more}


def test_what_was_never_previewed_is_not_done(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    end = {"on": str(days_ago(0)), "document_number": "院党委〔2026〕77号", "confirmed": "1"}
    lonely = create_unit(name="三部党委", code="S-3", kind=cast.second.kind, parent=cast.institute, by=None)
    for unit, rest, data in (
        (cast.second, "merge/", merging(cast.first, confirmed="1")),
        (cast.home, "move/", {"target": str(cast.second.pk), "confirmed": "1"}),
        (lonely, "end/", end),
    ):
        page = client.post(unit_url(unit, rest), data).content.decode()
        assert "内容已改，请核对后再确定" in page and "会有什么变化" in page, rest
        assert Unit.objects.get(pk=unit.pk).ended_on is None
    assert Unit.objects.get(pk=cast.home.pk).parent == cast.first


def test_another_choice_after_the_preview_is_previewed_itself_before_it_is_done(cast: Cast) -> None:
    client, url = signed_in(cast.fangyuan), unit_url(cast.second, "merge/")
    other = create_unit(name="三部党委", code="S-3", kind=cast.second.kind, parent=cast.institute, by=None)
    first_look = previewed(client.post(url, merging(cast.first)).content.decode())
    page = client.post(url, merging(other, confirmed="1", previewed=first_look)).content.decode()
    assert "内容已改，请核对后再确定" in page and "二部党委并入三部党委" in page
    assert Unit.objects.get(pk=cast.second.pk).ended_on is None
    answer = client.post(url, merging(other, confirmed="1", previewed=previewed(page)), follow=True)
    assert "二部党委已并入三部党委" in answer.content.decode()


def test_the_preview_of_a_move_says_who_will_see_and_changes_nothing(cast: Cast) -> None:
    page = signed_in(cast.fangyuan).post(unit_url(cast.jia.unit, "move/"), {"target": cast.second.pk}).content.decode()
    gaining = page[page.index("以后能查看这部分的人") : page.index("以后不能再查看的人")]
    assert "孙丽" in gaining and "黄伟杰" not in gaining
    assert "黄伟杰" in page[page.index("以后不能再查看的人") :]
    assert "确定办理" in page
    assert Unit.objects.get(pk=cast.jia.unit_id).parent == cast.first


def test_a_confirmed_move_takes_everything_below_along(cast: Cast) -> None:
    confirm(signed_in(cast.fangyuan), unit_url(cast.home, "move/"), {"target": cast.second.pk})
    cast.home.refresh_from_db()
    assert cast.home.path.startswith(cast.second.path)


def test_a_unit_never_moves_under_itself(cast: Cast) -> None:
    data = {"target": cast.home.pk, "confirmed": "1"}
    answer = signed_in(cast.fangyuan).post(unit_url(cast.first, "move/"), data)
    assert "自己或它的下级" in answer.content.decode()


def test_merging_is_previewed_with_counts_and_then_done_once(cast: Cast) -> None:
    client, url = signed_in(cast.fangyuan), unit_url(cast.second, "merge/")
    page = client.post(url, merging(cast.first)).content.decode()
    assert "随之免去的职务" in page and "孙丽（二部党委 · 院属单位党务干事）" in page
    assert Unit.objects.get(pk=cast.second.pk).ended_on is None
    page = confirm(client, url, merging(cast.first))
    assert "二部党委已并入一部党委" in page and "并入一部党委" in page
    assert "已经撤销" in client.post(url, merging(cast.first, confirmed="1")).content.decode()


def test_unlike_organisations_are_refused_in_words(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    assert "请选同类的党组织" in client.post(unit_url(cast.home, "merge/"), merging(cast.first)).content.decode()
    assert "不能并入自己" in client.post(unit_url(cast.first, "merge/"), merging(cast.first)).content.decode()
    late = merging(cast.first, on=str(days_ago(-1)))
    assert "今天或今天之前" in client.post(unit_url(cast.second, "merge/"), late).content.decode()
    assert client.post(unit_url(cast.second, "merge/"), {"target": "x", "on": "y"}).status_code == 422


def test_a_temporary_committee_is_founded_staffed_and_dissolved_when_empty(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    body = {
        "kind": "joint_committee", "name": "中共西线临时联合委员会", "short_name": "西线临时联合党委", "code": "LW-9",
        "parent": cast.institute.pk, "founded_on": str(days_ago(5)), "document_number": "院党委〔2026〕60号",
    }  # fmt: skip
    page = client.post("/administration/units/new/", body, follow=True).content.decode()
    assert "已设立：中共西线临时联合委员会" in page and "院党委〔2026〕60号" in page
    committee = Unit.objects.get(code="LW-9")
    office = {"person": str(cast.zhangxue.pk), "role": "committee_deputy", "starts_on": str(days_ago(5))}
    office["other_posts"] = kept(cast.zhangxue)
    assert "张雪已任" in client.post(unit_url(committee, "posts/"), office, follow=True).content.decode()
    assert "已经担任" in client.post(unit_url(committee, "posts/"), office).content.decode()
    confirm(client, unit_url(cast.bing.unit, "move/"), {"target": committee.pk})
    assert signed_in(cast.zhangxue).get(f"/temporary-branches/{cast.bing.pk}/").status_code == 200
    end = {"on": str(days_ago(0)), "document_number": "院党委〔2026〕90号", "confirmed": "1"}
    assert "下面还有 1 个党组织（丙支部）" in client.post(unit_url(committee, "end/"), end).content.decode()
    confirm(client, unit_url(cast.bing.unit, "move/"), {"target": cast.second.pk})
    del end["confirmed"]
    confirm(client, unit_url(committee, "end/"), end)
    assert signed_in(cast.zhangxue).get(f"/temporary-branches/{cast.bing.pk}/").status_code == 404
    assert Post.objects.get(unit=committee).ends_on == days_ago(0)


def test_a_home_branch_with_people_is_not_simply_ended(cast: Cast) -> None:
    end = {"on": str(days_ago(0)), "document_number": "x", "confirmed": "1"}
    page = signed_in(cast.fangyuan).post(unit_url(cast.home, "end/"), end).content.decode()
    assert "用“并入”办理" in page


@pytest.mark.parametrize("page", ["", "move/", "merge/", "end/"])
def test_a_unit_administrator_acts_inside_the_own_unit_only(cast: Cast, page: str) -> None:
    Post.objects.filter(person=cast.huangweijie).update(ends_on=days_ago(1))
    open_post(person=cast.huangweijie, role=Role.ADMINISTRATOR, unit=cast.first, by=None)
    client = signed_in(cast.huangweijie)
    assert client.get(unit_url(cast.home, page)).status_code == 200
    assert client.get(unit_url(cast.second, page)).status_code == 404
    assert signed_in(cast.linjing).get(unit_url(cast.home, page)).status_code == 403
    other = create_unit(name="二部支部", code="S-9", kind=Unit.Kind.HOME_BRANCH, parent=cast.second, by=None)
    answer = client.post(unit_url(cast.home, "merge/"), merging(other, confirmed="1"))
    assert answer.status_code == 422
    assert Unit.objects.get(pk=cast.home.pk).ended_on is None
