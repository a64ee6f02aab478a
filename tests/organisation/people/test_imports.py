"""Posts that come in from Excel give rights like any other, and only posts a branch may have come in."""

import pytest

from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.posts.models import Post
from organisation.powers import Power
from records import history
from tests.cast import days_ago, signed_in
from tests.records.importing import batch_of, confirm, upload, url, workbook

HEADS = ["所属党支部", "所属党支部编码", "姓名", "职务（留空默认为委员）", "任职文号", "任职日期"]


@pytest.fixture
def institute(cast):
    return signed_in(cast.linjing)


def line(cast, name="陈晓东", role="宣传委员", unit=None, code=None, day=None):
    return [
        unit or "甲支部",
        code if code is not None else f" {cast.jia.unit.code}",
        name,
        role,
        "院党委〔2026〕9号",
        str(day or days_ago(3)),
    ]


def may(person, power, record):
    fresh = Person.objects.select_related("user").get(pk=person.pk)
    return fresh.user.has_perm(power, record)


def test_an_imported_post_gives_its_rights_and_undoing_takes_them(cast, institute):
    assert not may(cast.chenxiaodong, Power.LOG, cast.jia)
    answer = confirm(institute, upload(institute, "posts", workbook(HEADS, line(cast))))
    post = Post.objects.get(person=cast.chenxiaodong, role="publicity_member")
    assert (post.document_number, post.starts_on) == ("院党委〔2026〕9号", days_ago(3))
    assert may(cast.chenxiaodong, Power.LOG, cast.jia)
    institute.post(url(batch_of(answer), "undo"))
    assert not Post.objects.filter(pk=post.pk).exists()
    assert not may(cast.chenxiaodong, Power.LOG, cast.jia)
    assert may(cast.chenxiaodong, Power.VIEW, cast.jia)  # still a member


def test_an_empty_post_means_committee_member(cast, institute):
    confirm(institute, upload(institute, "posts", workbook(HEADS, line(cast, role=None))))
    assert Post.objects.filter(person=cast.chenxiaodong, role="committee_member").exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"role": "系统管理员"}, "这不是临时党支部的职务"),
        ({"role": "院党委书记"}, "这不是临时党支部的职务"),
        ({"name": "陈思远"}, "先编入支部"),
        ({"day": days_ago(-2)}, "不能晚于今天"),
    ],
)
def test_what_a_branch_cannot_have_is_refused_with_the_reason(cast, institute, changes, reason):
    before = Post.objects.count()
    answer = upload(institute, "posts", workbook(HEADS, line(cast, **changes)))
    assert reason in answer.content.decode()
    confirm(institute, answer)
    assert Post.objects.count() == before


def test_branches_cannot_import_their_own_posts(cast):
    secretary = signed_in(cast.lijianjun)
    assert upload(secretary, "posts", workbook(HEADS, line(cast))).status_code == 403


def test_people_of_another_unit_are_not_entered(cast):
    heads = ["姓名", "党籍状态（正式党员或预备党员）", "派出单位"]
    officer = signed_in(cast.sunli)
    answer = upload(officer, "people", workbook(heads, ["新来的", "正式党员", "一部党委"]))
    confirm(officer, answer)
    assert not Person.objects.filter(name="新来的").exists()
    answer = upload(officer, "people", workbook(heads, ["新来的", "正式党员", "二部党委"]))
    confirm(officer, answer)
    person = Person.objects.get(name="新来的")
    assert (person.standing, person.home_unit, person.pinyin) == ("formal", cast.second, "xld")


def test_who_is_deputy_and_comes_in_as_secretary_is_deputy_no_longer(cast, institute):
    """The preview says what ends; afterwards nobody is both."""
    sheet = workbook(HEADS, line(cast, name="王海燕", role="书记"))
    answer = upload(institute, "posts", sheet)
    assert "同时免去" in answer.content.decode() and "副书记" in answer.content.decode()
    confirm(institute, answer)
    held = Post.objects.on().filter(person=cast.wanghaiyan, unit=cast.jia.unit)
    assert [post.role for post in held] == ["secretary"]
    ended = Post.objects.get(person=cast.wanghaiyan, role="deputy_secretary")
    assert (ended.ends_on, ended.end_number) == (days_ago(3), "院党委〔2026〕9号")
    assert history.of(cast.jia.unit).filter(text="王海燕不再任副书记：改任书记").exists()


def test_one_sheet_names_nobody_secretary_and_deputy(cast, institute):
    sheet = workbook(HEADS, line(cast, role="书记"), line(cast, role="副书记"))
    answer = upload(institute, "posts", sheet)
    assert "同一人在同一支部不能同时任书记和副书记" in answer.content.decode()
    assert not Post.objects.filter(person=cast.chenxiaodong).exclude(role="member").exists()


def test_the_preview_names_what_somebody_holds_elsewhere(cast, institute):
    open_post(person=cast.chenxiaodong, role="publicity_member", unit=cast.yi.unit, by=None)
    answer = upload(institute, "posts", workbook(HEADS, line(cast)))
    assert "另有任职（保留）" in answer.content.decode() and "乙支部 · 宣传委员" in answer.content.decode()
