"""What stands in real cells, and what it means."""

from datetime import date, datetime, time

import pytest

from records.exports import Doubtful
from records.imports.bound import bound_fields
from records.imports.cells import CellRefused, UnknownChoice, parse
from records.imports.columns import columns
from records.imports.moments import NoMoment, moment, span
from records.imports.wording import bare, plain_head
from records.ledger.registry import ledger
from tests.records.importing import at


def field(name, slug="activities"):
    return next(one for one in bound_fields(ledger(slug)) if one.name == name)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2019/2/3  14:30", date(2019, 2, 3), time(14, 30)),
        ("2019年2月3日", date(2019, 2, 3), None),
        ("2019年2月3日 14时30分", date(2019, 2, 3), time(14, 30)),
        ("2019年2月3日（周日）下午2点", date(2019, 2, 3), time(14)),
        ("2019.2.3", date(2019, 2, 3), None),
        ("2019-02-03 9：05", date(2019, 2, 3), time(9, 5)),
        ("２０１９／２／３", date(2019, 2, 3), None),
        ("20190203", date(2019, 2, 3), None),
        ("　2019-2-3 14:30:15", date(2019, 2, 3), time(14, 30, 15)),
    ],
)
def test_days_and_times_as_people_write_them(text, day, clock):
    assert moment(text) == (day, clock)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019/2/30", "没有这一天"),
        ("2019/2", "缺少“日”"),
        ("19/2/3", "年份要写四位"),
        ("43499", "日期序号"),
        ("三月三日", "不是能认出的日期"),
        ("1019-02-03", "年份 1019 不对"),
        ("2019-02-03 25:00", "没有这个时刻"),
    ],
)
def test_what_is_no_day_says_why(text, reason):
    with pytest.raises(NoMoment, match=reason):
        moment(text)


def test_month_fields_take_the_first_day():
    assert moment("1988年6月", months=True) == (date(1988, 6, 1), None)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2026-03-12 14:30 至 16:00", "2026-03-12 14:30", "2026-03-12 16:00"),
        ("2026-03-12 14:30—16:00", "2026-03-12 14:30", "2026-03-12 16:00"),
        ("2026-03-12 14:30 至 2026-03-13 09:00", "2026-03-12 14:30", "2026-03-13 09:00"),
        ("2026年3月12日 14:30-16:00", "2026-03-12 14:30", "2026-03-12 16:00"),
        ("2026-03-12 14:30", "2026-03-12 14:30", None),
    ],
)
def test_begin_and_end_in_one_cell(text, begin, end):
    assert span(text) == (at(begin), at(end) if end else None)


def test_numbers_with_their_unit():
    assert [parse(field("expected"), text) for text in ("20", "20人", "1,020", "２０", "20.0")] == [
        20,
        20,
        1020,
        20,
        20,
    ]
    with pytest.raises(CellRefused, match="应填整数"):
        parse(field("expected"), "二十")


def test_an_excel_moment_is_rounded_to_the_second():
    almost = datetime(2026, 3, 12, 14, 29, 59, 999990)
    assert parse(field("starts_at"), almost) == at("2026-03-12 14:30")


def test_choices_by_label_code_and_alias():
    kind = field("kind")
    assert [parse(kind, text) for text in ("支委会", "committee_meeting", "支部委员会", " 支 委 会 ")] == [
        "committee_meeting"
    ] * 4
    with pytest.raises(UnknownChoice, match="支部党员大会、支委会"):
        parse(kind, "茶话会")


def test_too_long_a_text_says_how_long():
    with pytest.raises(CellRefused, match="最多 120 个字，现在有 130 个"):
        parse(field("place"), "长" * 130)


def test_a_doubtful_cell_gives_its_own_reason():
    with pytest.raises(CellRefused, match="公式错误"):
        parse(field("theme"), Doubtful("#REF!", "单元格里是公式错误 #REF!"))


def test_heads_with_explanations_blanks_and_marks_are_known():
    heads = ["党 籍\n状态（正式党员或预备党员）", "*姓名：", "学工号", "序号", "入党介绍人", "爱好"]
    found = columns(ledger("people"), heads, {})
    assert found.targets == {0: "standing", 1: "name", 2: "staff_number"}
    assert [heads[place] for place in found.unknown] == ["爱好"]
    assert [heads[place] for place in found.passed_over] == ["序号", "入党介绍人"]


def test_the_second_column_of_one_name_is_asked_about():
    assert columns(ledger("people"), ["姓名", "姓名"], {}).unknown == [1]


def test_an_answer_beats_the_head():
    assert columns(ledger("people"), ["姓名", "爱好"], {"1": "remark", "0": ""}).targets == {1: "remark"}


def test_names_are_compared_without_blanks_and_widths():
    assert bare("张　三（Ａ）") == bare("张三(a)")
    assert plain_head("职务（留空默认为委员）") == "职务"
