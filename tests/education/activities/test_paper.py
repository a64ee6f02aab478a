"""The activities on paper: lecturer and hours, the filter in words, minutes signed by other people than the ledger."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from education.activities.models import Activity
from organisation.people.models import Person
from records.ledger import preferences
from records.ledger.registry import ledger
from tests.cast import Cast, days_ago, signed_in
from tests.education.activities.makers import make_activity
from tests.records.importing import batch_of, upload

LEDGER = ledger("activities")


@pytest.fixture
def held(cast: Cast) -> Activity:
    activity = make_activity(cast, cast.jia.unit, 1)
    activity.kind, activity.lecturer_name, activity.hours = "party_lecture", "李建军", Decimal("1.5")
    activity.derive().save()
    return activity


def exported(person: Person, slug: str = "activities", **asked: object) -> bytes:
    return b"".join(signed_in(person).get(ledger(slug).url("export"), asked).streaming_content)


def sheet(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).active


def row(page: Any, number: int = 4) -> dict[str, Any]:
    return dict(zip([cell.value for cell in page[3]], [cell.value for cell in page[number]], strict=True))


def test_lecturer_and_hours_are_on_the_sheet_and_come_in_again(cast: Cast, held: Activity) -> None:
    content = exported(cast.lijianjun)
    line = row(sheet(content))
    assert (line["授课人"], line["学时"]) == ("李建军", 1.5)
    batch = batch_of(upload(signed_in(cast.lijianjun), "activities", BytesIO(content)))
    told = list(batch.lines.values_list("outcome", "changes")), batch.state, batch.questions, batch.message
    assert (batch.unchanged_count, batch.changed_count, batch.new_count) == (1, 0, 0), told


def test_unit_period_and_filter_are_said_on_sheet_and_print(cast: Cast, held: Activity) -> None:
    first, last = days_ago(300), days_ago(0)
    asked = {
        "unit": cast.jia.unit_id, "held_on_after": first, "held_on_before": last, "kind": "party_lecture",
        "late": "false", "tab": "submitted", "q": "学习",
    }  # fmt: skip
    page = sheet(exported(cast.huangweijie, **asked))
    days = [f"{day.year}年{day.month}月{day.day}日" for day in (first, last)]
    assert page["A1"].value == f"{cast.jia.unit.name}组织生活会议记录台账（{days[0]}至{days[1]}）"
    about = next(cell.value for cell in page[2] if str(cell.value).startswith("筛选条件"))
    for words in ("关键词：学习", "活动类型：党课", "补报：否", "待审核的活动"):
        assert words in about
    printed = signed_in(cast.huangweijie).get(LEDGER.url("print_list"), asked).content.decode()
    assert page["A1"].value in printed and about in printed


def test_an_open_period_and_ticked_rows(cast: Cast, held: Activity) -> None:
    page = sheet(exported(cast.huangweijie, held_on_after=days_ago(300), ids=str(held.pk)))
    first = days_ago(300)
    assert page["A1"].value.endswith(f"（{first.year}年{first.month}月{first.day}日起）")
    assert "筛选条件：勾选的记录" in [cell.value for cell in page[2]]


def test_minutes_are_signed_by_chair_and_recorder_the_ledger_by_those_who_keep_it(cast: Cast, held: Activity) -> None:
    client = signed_in(cast.lijianjun)
    minutes = client.get(LEDGER.url("print", held.pk)).content.decode()
    listed = client.get(LEDGER.url("print_list")).content.decode()
    assert "<span>主持人：</span><span>记录人：</span>" in minutes and "审核人：</span>" not in minutes
    assert "<span>填表人：</span><span>审核人：</span><span>负责人：</span>" in listed
    assert "记录人：</span>" not in listed


def test_ones_own_columns_in_their_order_also_from_the_background(cast: Cast, held: Activity) -> None:
    preferences.keep(cast.lijianjun.user, LEDGER, columns=["theme", "present"])
    page = sheet(exported(cast.lijianjun, columns="mine"))
    assert [cell.value for cell in page[3]] == ["序号", "议题/主题", "实到人数"]
    menu = signed_in(cast.lijianjun).get(LEDGER.url("list")).content.decode()
    assert "我的列设置（2 栏）" in menu and f"规定格式（{len(LEDGER.printed)} 栏）" in menu


def test_namesakes_are_told_apart_and_their_sheet_comes_in_again(cast: Cast) -> None:
    numbers = {"EY1001": cast.lijianjun, "EY1002": cast.chenxiaodong}
    for number, person in numbers.items():
        Person.objects.filter(pk=person.pk).update(name="王伟", staff_number=number)
    content = exported(cast.huangweijie, "roster", unit=cast.jia.unit_id)
    page = sheet(content)
    names = [row(page, number)["姓名"] for number in range(4, page.max_row - 1)]
    assert {f"王伟（{number}）" for number in numbers} <= set(names)
    assert str(cast.zhouqian) in names  # who shares a name with nobody keeps it bare
    printed = signed_in(cast.huangweijie).get(ledger("roster").url("print_list")).content.decode()
    assert all(f"王伟（{number}）" in printed for number in numbers)
    batch = batch_of(upload(signed_in(cast.huangweijie), "roster", BytesIO(content)))
    assert (batch.new_count, batch.changed_count, batch.refused_count) == (0, 0, 0), list(
        batch.lines.values_list("changes")
    )
