"""责任区 and 责任岗: set up by the branch, handed on with its history, ended with the stay or the branch."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from branches.areas.acts import hand_over
from branches.areas.models import AreaKeeper, ResponsibilityArea
from branches.life.dissolving import dissolve_branch
from branches.roster.acts import add_member, leave_branch
from organisation.memberships.models import TemporaryMembership
from organisation.refusal import ActRefused
from records import history
from records.ledger.registry import ledger
from records.workflow import MoveRefused, Stale, perform
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.branches.areas.makers import area_data
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, saved, sheet, upload, workbook


@pytest.fixture
def area(cast: Cast) -> ResponsibilityArea:
    """一号机房责任区 of 甲, kept by 陈晓东, as the secretary sets it up on the page."""
    answer = signed_in(cast.lijianjun).post(ledger("areas").url("create"), area_data(cast, cast.jia.unit))
    assert answer.status_code == 302, answer.context["form"].errors
    connection.run_on_commit.clear()  # as if committed: what follows announces itself anew
    return ResponsibilityArea.objects.get()


def kept_by(area: ResponsibilityArea) -> list[tuple[str, bool, str]]:
    rows = area.keepers.select_related("person").order_by("starts_on", "pk")
    return [(row.person.name, row.ends_on is None, row.end) for row in rows]


def test_a_new_area_names_who_answers_for_it(cast: Cast, area):
    assert (area.keepers_text, area.state) == ("陈晓东", "active")
    page = signed_in(cast.chenxiaodong).get(ledger("areas").url("detail", area.pk)).content.decode()
    assert "陈晓东" in page
    assert "交接" not in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "青石镇责任区"}, "太具体"),
        ({"starts_on": str(days_ago(-1))}, "还没有到"),
        ({"starts_on": str(days_ago(900))}, "支部成立日期"),
        ({"duties": ""}, "职责"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, changed, sentence):
    answer = signed_in(cast.lijianjun).post(ledger("areas").url("create"), area_data(cast, cast.jia.unit) | changed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_same_name_twice_and_people_of_elsewhere_are_refused(cast: Cast, area):
    client, url = signed_in(cast.lijianjun), ledger("areas").url("create")
    assert "同名" in client.post(url, area_data(cast, cast.jia.unit)).content.decode()
    stranger = area_data(cast, cast.jia.unit) | {"name": "二号", "people": [cast.zhaozhiqiang.pk]}
    assert client.post(url, stranger).status_code == 422
    assert ResponsibilityArea.objects.count() == 1


def test_handing_over_keeps_who_came_before(cast: Cast, area):
    client, url = signed_in(cast.lijianjun), reverse("branches:hand_over_area", args=[area.pk])
    assert "陈晓东" in client.get(url).content.decode()
    answer = client.post(url, {"people": [cast.zhangxue.pk], "on": str(days_ago(0)), "version": area.version})
    assert answer.status_code == 302
    area.refresh_from_db()
    assert area.keepers_text == "张雪"
    assert kept_by(area) == [("陈晓东", False, "handed_over"), ("张雪", True, "")]
    assert "陈晓东" in str(history.of(area).get(verb="keepers").changes)


def test_the_second_who_hands_over_is_told(cast: Cast, area):
    read = area.version
    hand_over(area=area, people=[cast.zhangxue], by=cast.lijianjun.user, version=read)
    with pytest.raises(Stale):
        hand_over(area=area, people=[cast.zhouqian], by=cast.wanghaiyan.user, version=read)


@pytest.mark.parametrize("name", ["chenxiaodong", "huangweijie", "chensiyuan"])
def test_only_the_branch_hands_over(cast: Cast, area, name):
    someone = getattr(cast, name)
    url = reverse("branches:hand_over_area", args=[area.pk])
    assert signed_in(someone).post(url, {"people": [cast.zhangxue.pk]}).status_code in (403, 404)
    with pytest.raises(MoveRefused):
        hand_over(area=area, people=[cast.zhangxue], by=someone.user)


def test_nobody_answers_before_they_came_or_before_the_area_was_there(cast: Cast, area):
    for people, on in (([cast.zhaozhiqiang], days_ago(0)), ([cast.zhangxue], days_ago(9)), ([], days_ago(0))):
        with pytest.raises(ActRefused):
            hand_over(area=area, people=people, by=cast.lijianjun.user, on=on)
    assert kept_by(area) == [("陈晓东", True, "")]


def test_who_leaves_the_site_answers_no_longer(cast: Cast, area, django_capture_on_commit_callbacks):
    stay = TemporaryMembership.objects.get(unit=cast.jia.unit, person=cast.chenxiaodong)
    with django_capture_on_commit_callbacks(execute=True):
        leave_branch(membership=stay, by=cast.lijianjun.user)
    area.refresh_from_db()
    assert (area.state, area.keepers_text) == ("vacant", "")
    assert kept_by(area) == [("陈晓东", False, "left")]


def test_a_dissolved_branch_has_nothing_to_answer_for(cast: Cast, area, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="二院党〔2026〕90号", by=None)
    area.refresh_from_db()
    assert (area.state, area.ends_on, area.keepers_text) == ("ended", days_ago(0), "陈晓东")
    assert kept_by(area) == [("陈晓东", False, "dissolved")]
    assert signed_in(cast.gaoyumei).get(ledger("areas").url("detail", area.pk)).status_code == 200
    assert signed_in(cast.lijianjun).get(ledger("areas").url("detail", area.pk)).status_code == 404


def test_ending_wants_a_reason_and_ends_the_duty(cast: Cast, area):
    with pytest.raises(MoveRefused):
        perform(area, "end", by=cast.lijianjun.user)
    perform(area, "end", by=cast.lijianjun.user, reason="任务完成")
    assert (area.state, area.ends_on) == ("ended", days_ago(0))
    assert kept_by(area) == [("陈晓东", False, "closed")]
    url = reverse("branches:hand_over_area", args=[area.pk])
    assert signed_in(cast.lijianjun).post(url, {"people": [cast.zhangxue.pk]}).status_code == 403


def test_every_member_without_an_area_lights_up(cast: Cast, area, django_capture_on_commit_callbacks):
    def open_for(person):
        recomputing.recompute_units([cast.jia.unit.pk])
        rows = Obligation.objects.filter(unit=cast.jia.unit, rule__code="SEED-14-EACH", outcome="open")
        return [row for row in rows if row.subject.replace("-", "") == person.pk.hex]

    assert not open_for(cast.chenxiaodong)
    duty = open_for(cast.zhangxue)[0]
    assert duty.light() == "red"  # 250 days in the branch
    assert Obligation.objects.get(unit=cast.jia.unit, rule__code="SEED-14").outcome != "open"
    with django_capture_on_commit_callbacks(execute=True):
        hand_over(area=area, people=[cast.zhangxue], by=cast.lijianjun.user)
        newcomer = cast.liufang
        add_member(unit=cast.jia.unit, person=newcomer, by=cast.lijianjun.user)
    duty.refresh_from_db()
    assert duty.light() == "green"
    assert open_for(cast.chenxiaodong)
    assert all(row.light() != "red" for row in open_for(newcomer))


def test_board_and_plates_show_the_branch_its_own(cast: Cast, area):
    member, elsewhere = signed_in(cast.chenxiaodong), signed_in(cast.chensiyuan)
    plates = reverse("branches:area_plates", args=[cast.jia.pk])
    for url in (ledger("areas").url("board"), plates):
        assert "一号机房责任区" in member.get(url).content.decode()
    assert "一号机房责任区" not in elsewhere.get(ledger("areas").url("board")).content.decode()
    assert elsewhere.get(plates).status_code == 404
    tab = member.get(reverse("temporary-branches:detail", args=[cast.jia.pk]), {"tab": "areas"}).content.decode()
    assert "一号机房责任区" in tab
    assert "责任区责任岗（1）" in tab


HEADS = ("责任区（岗）名称", "所属党组织", "责任党员", "职责", "承诺内容", "成效", "状态", "起止")


def test_the_columns_of_the_office_come_out_and_change_nothing_when_they_come_in(cast: Cast, area):
    client = signed_in(cast.lijianjun)
    perform(area, "end", by=cast.lijianjun.user, reason="任务完成")
    again = area_data(cast, cast.jia.unit) | {"starts_on": str(days_ago(2))}
    assert client.post(ledger("areas").url("create"), again).status_code == 302
    answer = client.get(ledger("areas").url("export"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert [cell.value for cell in book.active[3]][:9] == ["序号", *HEADS]
    before = list(ResponsibilityArea.objects.order_by("pk").values())
    batch = batch_of(upload(client, "areas", saved(book)))
    assert (batch.new_count, batch.changed_count, batch.refused_count, batch.unchanged_count) == (0, 0, 0, 2)
    assert list(ResponsibilityArea.objects.order_by("pk").values()) == before


def row(name, who, span, unit="甲支部"):
    return (name, unit, who, "设备完好", "", "", "", span)


def test_an_old_sheet_comes_in_with_its_keepers(cast: Cast):
    client, since = signed_in(cast.lijianjun), days_ago(30)
    rows = [
        row("一号", "张雪、陈晓东", f"{since} 至今"),
        row("二号", "", f"{since.year}年{since.month}月{since.day}日"),
        row("三号", "周倩", f"{since} 至 {days_ago(2)}"),
    ]
    confirm(client, upload(client, "areas", workbook(HEADS, *rows)))
    found = ResponsibilityArea.objects.order_by("keepers_text")
    assert {(area.name, area.state, area.keepers_text) for area in found} == {
        ("一号", "active", "张雪、陈晓东"),
        ("二号", "vacant", ""),
        ("三号", "ended", "周倩"),
    }
    assert AreaKeeper.objects.filter(ends_on__isnull=True).count() == 2
    assert AreaKeeper.objects.get(person=cast.zhouqian).ends_on == days_ago(2)


@pytest.mark.parametrize(
    "wrong",
    [
        row("一号", "无名氏", str(days_ago(30))),
        row("一号", "张雪", "去年"),
        row("一号", "张雪", str(days_ago(-3))),
        row("一号", "赵志强", str(days_ago(30)), unit="乙支部"),
    ],
)
def test_rows_that_cannot_be_are_refused(cast: Cast, wrong):
    client = signed_in(cast.lijianjun)
    upload(client, "areas", workbook(HEADS, wrong))
    assert not ResponsibilityArea.objects.exists()


def test_the_sheet_of_the_list_can_be_printed(cast: Cast, area):
    assert sheet(signed_in(cast.lijianjun).get(ledger("areas").url("export")))[0][0] == "党员责任区（责任岗）一览表"


def test_the_cost_of_handing_over_does_not_grow_with_the_people(cast: Cast, area):
    """Some to two, then to six."""
    by, plain = cast.lijianjun.user, cast.plain

    def cost(people) -> int:
        with CaptureQueriesContext(connection) as asked:
            hand_over(area=area, people=people, by=by)
        return len(asked)

    cost([cast.zhangxue])
    few = cost(plain[:2])
    assert cost([*plain[2:], cast.zhangxue, cast.wanghaiyan, cast.lijianjun, cast.zhouqian]) == few
    names = {row.person.name for row in area.keepers.filter(ends_on=None).select_related("person")}
    assert len(names) == 6


def test_strangers_are_named_whatever_their_number(cast: Cast, area, django_assert_max_num_queries):
    people = [cast.chensiyuan, cast.zhangxue, cast.maimaiti, cast.sunli]
    with django_assert_max_num_queries(8), pytest.raises(ActRefused, match="陈思远、买买提·艾力、孙丽这一天不在"):
        hand_over(area=area, people=people, by=cast.lijianjun.user)
