"""人员变动 tells what happened, without anybody entering it again."""

import pytest
from django.urls import reverse

from branches.roster.acts import add_member, leave_branch, transfer
from organisation.memberships.models import TemporaryMembership
from tests.cast import days_ago, signed_in
from tests.records.importing import sheet

URL = "organisation:changes"


def told(reader, **asked):
    """(name, kind, how) of the first page."""
    rows = signed_in(reader).get(reverse(URL), asked).context["rows"]
    return [(cells[0], cells[3], cells[4]) for _, cells in rows]


def stay(person, branch):
    return TemporaryMembership.objects.get(person=person, unit=branch.unit, ends_on__isnull=True)


def test_coming_going_moving_and_giving_up_a_post_are_told(cast):
    add_member(unit=cast.jia.unit, person=cast.wugang, by=None, starts_on=days_ago(2))
    leave_branch(membership=stay(cast.wanghaiyan, cast.jia), by=None, on=days_ago(1))
    transfer(memberships=[stay(cast.chenxiaodong, cast.jia)], to=cast.yi.unit, by=None, on=days_ago(0))
    found = told(cast.huangweijie, first=str(days_ago(5)))
    assert ("吴刚", "组织变更", "编入支部") in found
    assert ("王海燕", "离开岗位", "离场") in found
    assert ("王海燕", "离开岗位", "不再任副书记") in found
    assert ("陈晓东", "组织变更", "转往其他支部") in found
    assert ("陈晓东", "组织变更", "由其他支部转入") in found
    assert len(found) == 5


def test_the_filter_narrows_by_kind_day_name_and_organisation(cast):
    assert {kind for _, kind, _ in told(cast.huangweijie, change="post")} == {"离开岗位"}
    assert {name for name, _, _ in told(cast.huangweijie, name="吴刚")} == {"吴刚"}
    assert told(cast.huangweijie, first=str(days_ago(-1))) == []
    assert {name for name, _, _ in told(cast.huangweijie, unit=cast.yi.unit_id)} == {"赵志强", "买买提·艾力"}


@pytest.mark.parametrize(
    "asked", [{"first": "x"}, {"unit": "abc"}, {"change": "?"}, {"page": "²"}, {"name": "长" * 99}]
)
def test_nonsense_in_the_address_is_survived(cast, asked):
    assert signed_in(cast.huangweijie).get(reverse(URL), asked).status_code == 200


def test_another_unit_finds_nothing_of_it(cast):
    assert {name for name, _, _ in told(cast.sunli)} == {"陈思远"}
    assert told(cast.sunli, unit=cast.jia.unit_id) == []
    assert {name for name, _, _ in told(cast.chenxiaodong)} <= {"陈晓东", "吴刚"}  # own, and posts of the own branch
    assert signed_in(cast.stranger).get(reverse(URL)).status_code == 403


def test_excel_has_the_offices_columns_and_masked_numbers(cast):
    table = sheet(signed_in(cast.lijianjun).get(reverse("organisation:changes_workbook")))
    heads = next(row for row in table if row[0] == "序号")
    assert heads[1:] == ["党员姓名", "联系方式", "所属组织", "变更类型", "变更情况", "办理时间"]
    mine = next(row for row in table if row[1] == "李建军")
    assert "****" in mine[2]
    assert signed_in(cast.chenxiaodong).get(reverse("organisation:changes_workbook")).status_code == 403


def test_many_lines_cost_no_more(cast, django_assert_max_num_queries):
    client = signed_in(cast.huangweijie)
    client.get(reverse(URL))
    with django_assert_max_num_queries(9):
        assert client.get(reverse(URL)).context["page_obj"].paginator.count >= 10
