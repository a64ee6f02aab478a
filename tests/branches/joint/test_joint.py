"""联建共建: neutral names, agreements, events in the office's columns, and the sum over all branches."""

from typing import Any

import pytest
from django.urls import reverse

from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from records.ledger.registry import ledger
from tests.branches.joint.makers import event_data, make_event, partner_data
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, sheet, taken_in_again, upload, workbook

HEADS = ("时间", "共建方", "形式", "主题", "参加人数", "成果")


@pytest.fixture
def base(cast: Cast) -> JointPartner:
    return JointPartner.objects.create(unit=cast.jia.unit, name="驻地某基地党委", since=days_ago(90))


def held(base: JointPartner, form: str = "study", theme: str = "共学一次", **more: Any) -> JointBuilding:
    plain = {"held_on": days_ago(3), "headcount": 20}
    return JointBuilding.objects.create(unit=base.unit, partner=base, form=form, theme=theme, **plain | more)


@pytest.mark.parametrize("name", ["96123部队党委", "某集团军第三旅", "雅林县人武部"])
def test_partners_are_named_neutrally(cast: Cast, name: str):
    data = {**partner_data(cast, cast.jia.unit), "name": name}
    answer = signed_in(cast.lijianjun).post(ledger("joint-partners").url("create"), data)
    assert answer.status_code == 422 and "请写中性名称" in answer.content.decode()


@pytest.mark.parametrize("name", ["第一师范学院党委", "一团结社区党委", "驻地某部党委"])
def test_plain_names_are_left_alone(cast: Cast, name: str):
    data = {**partner_data(cast, cast.jia.unit), "name": name}
    assert signed_in(cast.lijianjun).post(ledger("joint-partners").url("create"), data).status_code == 302


def test_one_partner_is_entered_once(cast: Cast, base: JointPartner):
    data = {**partner_data(cast, cast.jia.unit), "name": base.name}
    answer = signed_in(cast.lijianjun).post(ledger("joint-partners").url("create"), data)
    assert answer.status_code == 422 and "已经登记过这个共建方" in answer.content.decode()


def test_an_agreement_cannot_end_before_it_begins(cast: Cast, base: JointPartner):
    data = {
        "partner": str(base.pk), "title": "协议", "signed_on": str(days_ago(5)), "starts_on": str(days_ago(5)),
        "ends_on": str(days_ago(9)), "signed_by": "李建军", "partner_signed_by": "赵某",
    }  # fmt: skip
    url = ledger("joint-agreements").url("create")
    said = signed_in(cast.lijianjun).post(url, data)
    assert said.status_code == 422 and "到期日期不能早于开始日期" in said.content.decode()
    assert signed_in(cast.lijianjun).post(url, {**data, "ends_on": str(days_ago(-90))}).status_code == 302
    assert JointAgreement.objects.get().unit == cast.jia.unit


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_on": ""}, "请填写时间"),
        ({"held_on": str(days_ago(-1))}, "时间还没有到"),
        ({"solved": "on"}, "请写明是什么难题"),
        ({"theme": ""}, "请填写主题"),
    ],
)
def test_what_an_event_must_say(cast: Cast, typed: dict[str, str], sentence: str):
    data = {**event_data(cast, cast.jia.unit), **typed}
    answer = signed_in(cast.lijianjun).post(ledger("joint-buildings").url("create"), data)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_a_partner_of_another_branch_cannot_be_chosen(cast: Cast):
    data = event_data(cast, cast.jia.unit)
    other = JointPartner.objects.create(unit=cast.bing.unit, name="别处", since=days_ago(9))
    url = ledger("joint-buildings").url("create")
    assert signed_in(cast.lijianjun).post(url, {**data, "partner": str(other.pk)}).status_code == 422


def test_the_sum_by_partner_and_form(cast: Cast, base: JointPartner):
    held(base, "lecture")
    held(base, "problem", "二", problem="供电", solved=True)
    held(base, "problem", "三", problem="供水", state="draft")
    make_event(cast, cast.bing.unit, 5)
    lines = signed_in(cast.gaoyumei).get(reverse("branches:joint_overview")).context["lines"]
    assert [(line.name, line.total, line.people, line.problems, line.solved) for line in lines] == [
        ("驻地某基地党委", 2, 40, 1, 1)
    ]
    assert len(signed_in(cast.linjing).get(reverse("branches:joint_overview")).context["lines"]) == 2
    for year in ("abc", "2001", "99999"):
        assert signed_in(cast.linjing).get(reverse("branches:joint_overview"), {"year": year}).status_code == 200
    assert signed_in(cast.stranger).get(reverse("branches:joint_overview")).status_code == 403


def test_the_branch_page_has_its_tab(cast: Cast, base: JointPartner):
    held(base)
    url = reverse("temporary-branches:detail", args=[cast.jia.pk])
    page = signed_in(cast.chenxiaodong).get(url, {"tab": "joint"}).content.decode()
    assert "联建共建（1）" in page and "共学一次" in page and "登记共建活动" not in page


def test_the_columns_of_the_office(cast: Cast, base: JointPartner):
    held(base, result="互赠学习资料")
    rows = sheet(signed_in(cast.lijianjun).get(ledger("joint-buildings").url("export")))
    assert tuple(rows[2][1:7]) == HEADS
    assert rows[3][2:7] == ["驻地某基地党委", "共学理论", "共学一次", 20, "互赠学习资料"]


@pytest.mark.parametrize("slug", ["joint-partners", "joint-agreements", "joint-buildings"])
def test_an_exported_sheet_taken_in_again_changes_nothing(cast: Cast, base: JointPartner, slug: str):
    held(base, source="activities:x")
    JointAgreement.objects.create(
        unit=base.unit, partner=base, title="协议", signed_on=days_ago(9), starts_on=days_ago(9),
        ends_on=days_ago(-90), signed_by="李建军", partner_signed_by="赵某",
    )  # fmt: skip
    assert taken_in_again(cast.lijianjun, slug).unchanged_count == ledger(slug).model.objects.count()


def test_old_events_come_in_and_wrong_ones_do_not(cast: Cast, base: JointPartner):
    client, heads = signed_in(cast.lijianjun), (*HEADS, "所属党支部")
    good = [days_ago(9), base.name, "共享党课", "同上一堂课", 40, "反响好", "甲支部"]
    late = [days_ago(-2), base.name, "共享党课", "还没上", 40, "", "甲支部"]
    preview = upload(client, "joint-buildings", workbook(heads, good, late))
    assert (batch_of(preview).new_count, batch_of(preview).refused_count) == (1, 1)
    confirm(client, upload(client, "joint-buildings", workbook(heads, good)))
    assert JointBuilding.objects.get().form == "lecture"
    numbered = upload(client, "joint-partners", workbook(("共建方", "所属党支部"), ["96123部队", "甲支部"]))
    assert "请写中性名称" in numbered.content.decode()


def test_every_number_of_the_overview_opens_its_rows(cast: Cast, base: JointPartner):
    for more in ({"form": "study"}, {"form": "problem", "problem": "缺水", "solved": True}, {"held_on": days_ago(800)}):
        held(base, **more)
    held(JointPartner.objects.create(unit=base.unit, name=base.name + "分部", since=days_ago(90)))
    client, url = signed_in(cast.linjing), reverse("branches:joint_overview")
    year = days_ago(800).year

    def opened(address: str) -> int:
        return client.get(ledger("joint-buildings").url("list") + address).context["page"]["total"]

    for query in ({}, {"year": year}):
        shown = client.get(url, query).context
        for line in (*shown["lines"], shown["total"]):
            assert opened(line.address) == line.total
            assert [opened(address) for _, _, address in line.links] == [number for _, number, _ in line.links]
            assert opened(line.address + "&with_problem=true") == line.problems
            assert opened(line.address + "&solved=true") == line.solved
    assert client.get(url, {"year": year}).context["total"].total == 1


def test_an_agreement_cannot_run_to_the_end_of_the_calendar(cast: Cast, base: JointPartner):
    data = {
        "partner": str(base.pk), "title": "协议", "signed_on": str(days_ago(5)), "starts_on": str(days_ago(5)),
        "ends_on": "9999-12-31", "signed_by": "李建军", "partner_signed_by": "赵某",
    }  # fmt: skip
    answer = signed_in(cast.lijianjun).post(ledger("joint-agreements").url("create"), data)
    assert answer.status_code == 422 and "年份 9999 不对，请核对" in answer.content.decode()
