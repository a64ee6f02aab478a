"""The roster from Excel: people enter and leave branches by it, and its own export changes nothing."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisation.groups.acts import form_group
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Power
from organisation.units.acts import create_unit
from records import history
from records.ledger.registry import ledger
from tests.cast import days_ago, signed_in
from tests.records.importing import REAL, batch_of, confirm, upload, url, workbook

HEADS = ["工号", "姓名", "原党组织", "现所在临时党组织", "党小组/组别", "进场日期", "离场日期"]
OFFICE_HEADS = """
    序号 姓名 性别 民族 出生年月 学历 入党时间 转正时间 党员类型 派出单位 原单位 原党组织 现所在临时党组织 党小组/组别
    党内职务
    行政（技术）职务 联系电话 进场日期 离场日期 状态 备注
"""


def line(name, unit="甲支部", group=None, since=None, until=None, number=None, home=None):
    return [number, name, home, unit, group, str(since) if since else None, str(until) if until else None]


def stays(person, branch):
    return TemporaryMembership.objects.filter(person=person, unit=branch.unit)


def counts(branch):
    branch.refresh_from_db()
    return branch.formal_count, branch.probationary_count


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


def test_the_export_has_the_offices_columns_and_comes_back_unchanged(cast, secretary):
    group = form_group(unit=cast.jia.unit, name="第一党小组", by=None)
    stays(cast.zhangxue, cast.jia).update(group=group)
    stays(cast.wanghaiyan, cast.jia).update(ends_on=days_ago(1))
    answer = secretary.get(ledger("roster").url("export"))
    content = b"".join(answer.streaming_content)
    from io import BytesIO

    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).active.iter_rows()]
    assert OFFICE_HEADS.split() in rows
    before = list(TemporaryMembership.objects.order_by("pk").values())
    batch = batch_of(upload(secretary, "roster", BytesIO(content)))
    assert (batch.new_count, batch.changed_count, batch.refused_count) == (0, 0, 0)
    assert batch.unchanged_count == stays_in(cast.jia)
    assert list(TemporaryMembership.objects.order_by("pk").values()) == before


def stays_in(branch):
    return TemporaryMembership.objects.filter(unit=branch.unit).count()


def test_rows_enter_people_and_see_them_off_with_all_that_follows(cast, secretary):
    form_group(unit=cast.jia.unit, name="第一党小组", by=None)
    rows = [
        line("吴刚", since=days_ago(5), group="第一党小组"),
        line("张雪", since=stays(cast.zhangxue, cast.jia).get().starts_on, until=days_ago(2)),
    ]
    answer = upload(secretary, "roster", workbook(HEADS, *rows))
    confirm(secretary, answer)
    new = stays(cast.wugang, cast.jia).get()
    assert (new.starts_on, new.group.name) == (days_ago(5), "第一党小组")
    assert stays(cast.zhangxue, cast.jia).get().ends_on == days_ago(2)
    assert not Post.objects.filter(person=cast.zhangxue, ends_on__isnull=True).exists()
    assert counts(cast.jia) == (8, 1)
    assert Person.objects.get(pk=cast.wugang.pk).user.has_perm(Power.VIEW, cast.jia)
    told = [entry.text for entry in history.of(cast.jia.unit)[:4]]
    assert "吴刚编入支部（导入）" in told
    assert "张雪离开支部（导入）" in told


def test_undoing_takes_the_new_ones_out_and_the_others_back(cast, secretary):
    since = stays(cast.chenxiaodong, cast.jia).get().starts_on
    rows = [line("吴刚", since=days_ago(5)), line("陈晓东", since=since, until=days_ago(2))]
    answer = confirm(secretary, upload(secretary, "roster", workbook(HEADS, *rows)))
    assert not Person.objects.get(pk=cast.chenxiaodong.pk).user.has_perm(Power.VIEW, cast.jia)
    secretary.post(url(batch_of(answer), "undo"))
    assert not stays(cast.wugang, cast.jia).exists()
    assert stays(cast.chenxiaodong, cast.jia).get().ends_on is None
    assert not Person.objects.get(pk=cast.wugang.pk).user.has_perm(Power.VIEW, cast.jia)
    assert Person.objects.get(pk=cast.chenxiaodong.pk).user.has_perm(Power.VIEW, cast.jia)
    assert counts(cast.jia) == (8, 1)


def test_a_row_without_a_day_means_the_present_stay(cast, secretary):
    file = workbook(HEADS, line("陈晓东"), line("吴刚"))
    answer = confirm(secretary, upload(secretary, "roster", file))
    assert (batch_of(answer).saved_count, stays(cast.wugang, cast.jia).get().starts_on) == (1, days_ago(0))
    again = batch_of(upload(secretary, "roster", workbook(HEADS, line("陈晓东"), line("吴刚"))))
    assert (again.new_count, again.unchanged_count) == (0, 2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"name": "陈晓东", "since": 20}, "已经在"),
        ({"name": "吴刚", "since": 900}, "不能早于支部成立日期"),
        ({"name": "吴刚", "since": 5, "until": -3}, "不能晚于今天"),
        ({"name": "吴刚", "since": 5, "until": 9}, "不能早于进场日期"),
        ({"name": "吴刚", "since": 5, "unit": "丁支部"}, "不是正在运行"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(cast, row, reason):
    officer, before = signed_in(cast.huangweijie), TemporaryMembership.objects.count()
    days = {key: days_ago(row[key]) for key in ("since", "until") if key in row}
    answer = upload(officer, "roster", workbook(HEADS, line(**{**row, **days})))
    assert reason in answer.content.decode()
    confirm(officer, answer)
    assert TemporaryMembership.objects.count() == before


def test_a_departure_that_was_entered_is_not_changed(cast, secretary):
    mine = stays(cast.zhangxue, cast.jia).get()
    stays(cast.zhangxue, cast.jia).update(ends_on=days_ago(4))
    answer = upload(secretary, "roster", workbook(HEADS, line("张雪", since=mine.starts_on, until=days_ago(1))))
    assert "导入不修改" in answer.content.decode()
    assert batch_of(answer).refused_count == 1


def namesake(cast, home, number):
    return Person.objects.create(
        name="张伟", standing="formal", home_unit=cast.first, home_branch=home, staff_number=number
    )


def test_namesakes_are_told_apart_by_number_or_branch_and_else_asked_about(cast, secretary):
    other = create_unit(name="一部生产党支部", code="EY-01-02", kind="home_branch", parent=cast.first, by=None)
    one, two = namesake(cast, cast.home, "Z1"), namesake(cast, other, "Z2")
    confirm(secretary, upload(secretary, "roster", workbook(HEADS, line("张伟", home="一部生产党支部"))))
    assert stays(two, cast.jia).exists() and not stays(one, cast.jia).exists()
    confirm(secretary, upload(secretary, "roster", workbook(HEADS, line("张伟", number="Z1"))))
    assert stays(one, cast.jia).exists()
    page = upload(secretary, "roster", workbook(HEADS, line("张伟")))
    assert "2 个同名" in page.content.decode()


def test_nobody_enters_people_elsewhere_or_without_the_power(cast):
    file = [HEADS, line("吴刚", unit="乙支部", since=days_ago(3))]
    batch = batch_of(upload(signed_in(cast.lijianjun), "roster", workbook(*file)))
    assert batch.new_count == 0
    assert upload(signed_in(cast.chenxiaodong), "roster", workbook(*file)).status_code == 403
    assert upload(signed_in(cast.liufang), "roster", workbook(*file)).status_code == 403
    foreign = batch_of(upload(signed_in(cast.chensiyuan), "roster", workbook(HEADS, line("吴刚", unit="丙支部"))))
    assert foreign.new_count == 0  # 吴刚 belongs to 一部, which 丙's secretary does not know


@pytest.mark.skipif(not REAL.exists(), reason="the real sheets are not here")
def test_the_real_sheet_asks_for_the_branch_once_and_for_the_person(cast, secretary):
    content = BytesIO((REAL / "党员信息录入样表.xlsx").read_bytes())
    page = upload(secretary, "roster", content, "党员信息录入样表.xlsx").content.decode()
    assert "现所在临时党组织" in page
    assert "500" not in page[:200]


def test_the_list_filters_by_group_unit_standing_and_presence(cast, secretary):
    group = form_group(unit=cast.jia.unit, name="第一党小组", by=None)
    stays(cast.zhangxue, cast.jia).update(group=group)
    stays(cast.wanghaiyan, cast.jia).update(ends_on=days_ago(1))
    list_url = reverse("roster:list")

    def names(**asked):
        return {row.title.split(" ")[0] for row in secretary.get(list_url, asked).context["rows"]}

    assert names(group=group.pk) == {"张雪"}
    assert names(person__standing="probationary") == {"周倩"}
    assert names(on_site="false") == {"王海燕"}
    assert "王海燕" not in names(on_site="true")
    assert names(person__home_unit=cast.second.pk) == set()
