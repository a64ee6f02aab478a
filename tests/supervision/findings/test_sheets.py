"""Excel: the office's columns out, the same sheet in again changes nothing, old sheets come in with their states."""

import pytest

from records.ledger.registry import ledger
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, sheet, taken_in_again, upload, workbook
from tests.supervision.entry import failing, inspect, inspection_data, list_in_use

HEADS = ("问题来源", "检查日期", "被检查单位", "存在问题", "整改措施", "责任领导", "责任人", "整改时限", "整改到位时间",
         "完成情况", "复核人", "销号时间", "备注")  # fmt: skip
INSPECTED = ("检查时间", "检查地点", "被检查组织", "检查内容", "发现问题", "处理意见/整改要求", "整改时限")


@pytest.fixture
def inspected(cast: Cast) -> Inspection:
    check = list_in_use(cast.institute)
    data = inspection_data(cast.jia.unit, cast.institute, check, opinion="逐项整改")
    return inspect(cast.linjing, data | failing(check, p1="缺签字", p3="号码已换"))


def test_the_columns_of_the_office(cast: Cast, inspected: Inspection):
    for slug, heads in (("findings", HEADS), ("inspections", INSPECTED)):
        rows = sheet(signed_in(cast.linjing).get(ledger(slug).url("export")))
        assert tuple(rows[2][: len(heads) + 1]) == ("序号", *heads)


@pytest.mark.parametrize("slug", ["findings", "inspections"])
@pytest.mark.parametrize("name", ["linjing", "lijianjun"])
def test_an_exported_sheet_taken_in_again_changes_nothing(cast: Cast, inspected: Inspection, slug: str, name: str):
    assert taken_in_again(getattr(cast, name), slug).unchanged_count == ledger(slug).model.objects.count()


def old(unit="甲支部", problem="责任区没有公示", due="", done="", closed=""):
    return [
        "自查",
        days_ago(30),
        unit,
        problem,
        "制作公示牌",
        "李建军",
        "张雪",
        due,
        done,
        "已上墙",
        "林静",
        closed,
        "",
    ]


def test_old_sheets_come_in_with_their_states_and_numbers(cast: Cast):
    rows = [old(), old(problem="二", done=days_ago(9)), old(problem="三", done=days_ago(9), closed=days_ago(8))]
    client = signed_in(cast.linjing)
    confirm(client, upload(client, "findings", workbook(HEADS, *rows)))
    found = Finding.objects.order_by("number")
    assert [f.state for f in found] == ["open", "submitted", "closed"]
    assert {f.inspecting_unit for f in found} == {cast.institute}
    assert [f.number[-3:] for f in found] == ["001", "002", "003"]
    assert found[0].due_on > found[0].found_on


def test_a_branch_takes_in_its_own_checks_only(cast: Cast):
    client = signed_in(cast.lijianjun)
    preview = upload(client, "findings", workbook(HEADS, old(), old(unit="乙支部", problem="二")))
    assert "乙支部" in preview.content.decode()
    assert not Finding.objects.filter(unit=cast.yi.unit).exists()


def test_a_sheet_neither_closes_an_open_finding_nor_changes_a_closed_one(cast: Cast):
    client = signed_in(cast.linjing)
    confirm(
        client,
        upload(client, "findings", workbook(HEADS, old(), old(problem="二", done=days_ago(9), closed=days_ago(8)))),
    )
    late = [old(done=days_ago(2), closed=days_ago(1)), old(problem="二", done=days_ago(9), closed=days_ago(8))]
    late[1][4] = "换个说法"
    batch = batch_of(upload(client, "findings", workbook(HEADS, *late)))
    assert (batch.unchanged_count, batch.refused_count, batch.changed_count) == (1, 1, 0)
