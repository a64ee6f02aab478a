"""The directory gives names and units to those who keep rosters, and nothing to anybody else."""

from django.urls import reverse

from tests.cast import signed_in


def names(person, text="", code="directory"):
    answer = signed_in(person).get(reverse("records:pick", args=[code]), {"q": text})
    return {found["text"] for found in answer.json()["results"]}


def test_found_by_name_pinyin_and_nothing_but_name_and_unit(cast):
    assert names(cast.huangweijie, "陈思") == {"陈思远（二部党委）"}
    assert names(cast.huangweijie, "csy") == {"陈思远（二部党委）"}


def test_a_branch_finds_people_of_its_own_unit_and_outsiders(cast):
    found = names(cast.lijianjun)
    assert "吴刚（一部党委）" in found
    assert "买买提·艾力（某集团四院党委）" in found
    assert "陈思远（二部党委）" not in found


def test_the_administrator_finds_everybody(cast):
    assert {"陈思远（二部党委）", "吴刚（一部党委）"} <= names(cast.fangyuan, "") | names(cast.fangyuan, "陈思远")


def test_members_and_strangers_find_nobody(cast):
    for person in (cast.chenxiaodong, cast.stranger, cast.wugang, cast.shenqing):
        assert names(person) == set()
        assert names(person, code="unit_directory") == set()


def test_the_plain_picker_offers_only_whom_one_may_see(cast):
    assert "陈思远（二部党委）" not in names(cast.lijianjun, "陈思远", code="person")
    assert names(cast.lijianjun, "陈晓东", code="person") == {"陈晓东（一部党委）"}
    assert names(cast.lijianjun, "", code="unit") == {"甲支部"}
