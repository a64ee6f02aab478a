"""Sheets of real offices: what cannot be mapped is asked, counts need no roll, the same sheet makes no doubles."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.groups.models import PartyGroup
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import at, entry, log, missing
from tests.records.importing import batch_of, confirm, upload, url, workbook

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "real-workbooks"
MEETINGS = (
    "所在分党委编码", "所在分党委", "所在党支部编码", "所在党支部", "会议类型", "主持人学工号", "主持人姓名",
    "记录人学工号", "记录人姓名", "会议名称", "计划会议时间", "实际会议时间", "会议地点", "应到人数", "实到人数",
    "请假人数", "列席人员", "会议议题", "会议内容", "会议决议",
)  # fmt: skip
PARTY_DAYS = (
    "所在分党委编码", "所在分党委", "所在党支部编码", "所在党支部", "记录人学工号", "活动名称", "计划时间", "实际时间",
    "活动地点", "活动主题", "主要内容及特色", "应到人数", "实到人数", "请假人数", "列席人员",
)  # fmt: skip


def slashed(days: int) -> str:
    """As the real sheets write it: 2026/2/3  14:30."""
    day = days_ago(days)
    return f"{day.year}/{day.month}/{day.day}  14:30"


def meeting(days: int = 5, **changed):
    row = {
        "所在分党委编码": "000001",
        "所在分党委": "一部党委",
        "所在党支部编码": "LZ-2026-001",
        "所在党支部": "甲支部",
        "会议类型": "支部党员大会",
        "主持人姓名": "李建军",
        "记录人姓名": "张雪",
        "会议名称": "支部党员大会",
        "计划会议时间": slashed(days),
        "实际会议时间": slashed(days),
        "会议地点": "党员活动室101",
        "应到人数": 9,
        "实到人数": 8,
        "请假人数": 1,
        "列席人员": "无",
        "会议议题": "学习全会精神",
        "会议内容": "会议内容",
        "会议决议": "会议决议",
    } | changed
    return [row.get(head) for head in MEETINGS]


def take_in(cast: Cast, *rows, heads=MEETINGS):
    client = signed_in(cast.lijianjun)
    return client, upload(client, "activities", workbook(heads, *rows))


def test_a_sheet_of_meetings_becomes_drafts_with_its_counts(cast: Cast):
    client, preview = take_in(cast, meeting(), meeting(6, 会议类型="支部委员会", 应到人数=3, 实到人数=3, 请假人数=0))
    confirm(client, preview)
    assembly = Activity.objects.get(kind=Kind.MEMBER_ASSEMBLY)
    assert Activity.objects.filter(kind=Kind.COMMITTEE_MEETING).count() == 1
    assert (assembly.unit, assembly.state, assembly.starts_at) == (cast.jia.unit, "draft", at(days_ago(5), "14:30"))
    assert assembly.held_on == days_ago(5)
    assert (assembly.expected, assembly.present, assembly.leave_count, assembly.absent_count) == (9, 8, 1, 0)
    assert (assembly.expected_voting, assembly.present_voting, assembly.has_roll) == (None, None, False)
    assert (assembly.host, assembly.host_name) == (cast.lijianjun, "李建军")
    assert (assembly.guests, assembly.observers) == ("", "")
    assert assembly.author == cast.lijianjun.user


def test_the_same_sheet_again_makes_no_doubles(cast: Cast):
    for _ in range(2):
        client, preview = take_in(cast, meeting(), meeting(6))
        confirm(client, preview)
    assert Activity.objects.count() == 2


def test_a_theme_party_day_sheet_is_asked_once_for_its_kind(cast: Cast):
    row = dict.fromkeys(PARTY_DAYS) | {
        "所在党支部": "甲支部",
        "活动名称": "主题党日活动",
        "实际时间": slashed(4),
        "活动主题": "重走长征路",
        "主要内容及特色": "参观学习",
        "应到人数": 9,
        "实到人数": 9,
        "请假人数": 0,
    }
    client, asked = take_in(cast, [row[head] for head in PARTY_DAYS], heads=PARTY_DAYS)
    batch = batch_of(asked)
    assert asked.request["PATH_INFO"] == url(batch, "map")
    answered = client.post(url(batch, "map"), {"constant_kind": Kind.THEMED_PARTY_DAY}, follow=True)
    confirm(client, answered)
    assert Activity.objects.get().kind == Kind.THEMED_PARTY_DAY


def test_an_unknown_branch_is_asked_and_not_guessed(cast: Cast):
    _, asked = take_in(cast, meeting(所在党支部编码="000001", 所在党支部="xxxx学部党支部"))
    assert "xxxx学部党支部" in asked.content.decode()
    assert asked.request["PATH_INFO"] == url(batch_of(asked), "map")
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"实到人数": 10}, "实到 10 人多于应到 9 人"),
        ({"实际会议时间": "2019/2/3  14:30"}, "成立，活动日期不能早于这一天"),
        ({"实际会议时间": "下周三下午"}, "不是能认出的日期"),
        ({"会议类型": "党小组会"}, "党小组会请选择是哪个党小组"),
        ({"应到人数": "九"}, "应填整数"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_reason(cast: Cast, changed, said):
    client, preview = take_in(cast, meeting(**changed), meeting(7))
    assert said in preview.content.decode()
    confirm(client, preview, skip="1")
    assert [activity.held_on for activity in Activity.objects.all()] == [days_ago(7)]


def test_another_branch_cannot_be_written_into(cast: Cast):
    _, preview = take_in(cast, meeting(所在党支部编码="LZ-2026-003", 所在党支部="丙支部"))
    assert not Activity.objects.exists()
    assert "丙支部" in preview.content.decode()


def test_a_group_meeting_names_its_group(cast: Cast):
    PartyGroup.objects.create(unit=cast.jia.unit, name="第一党小组")
    row = [*meeting(会议类型="党小组会", 应到人数=3, 实到人数=3, 请假人数=0), "第一党小组"]
    client, preview = take_in(cast, row, heads=[*MEETINGS, "党小组"])
    confirm(client, preview)
    assert Activity.objects.get().group.name == "第一党小组"


def test_a_sheet_does_not_overwrite_a_roll_call(cast: Cast):
    logged = log(cast.lijianjun, entry(cast.jia.unit, theme="学习全会精神"))
    day = days_ago(2)
    client, preview = take_in(cast, meeting(2, 实际会议时间=f"{day} 14:00", 应到人数=20, 实到人数=20, 请假人数=0))
    confirm(client, preview)
    logged.refresh_from_db()
    assert Activity.objects.count() == 1
    assert (logged.expected, logged.present, logged.has_roll) == (9, 9, True)
    assert logged.resolutions == "会议决议"


@pytest.mark.parametrize("name", ["三会一课录入样表.xlsx", "主题党日活动录入样表.xlsx"])
def test_the_real_sheets_are_read_and_ask_what_they_cannot_know(cast: Cast, name):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not on this machine")
    client = signed_in(cast.lijianjun)
    with (REAL / name).open("rb") as file:
        answer = client.post("/activities/import/", {"file": file}, follow=True)
    batch = batch_of(answer)
    assert answer.request["PATH_INFO"] == url(batch, "map")
    assert "党支部" in answer.content.decode()
    assert batch.row_count == 1


def test_our_own_export_comes_back_unchanged(cast: Cast):
    """Columns of the printed sheet are known again; 时间（起止） is read as begin and end."""
    take = entry(cast.jia.unit, **missing(cast.zhouqian, "leave", "体检"))
    log(cast.lijianjun, take)
    client = signed_in(cast.lijianjun)
    exported = b"".join(client.get("/activities/export/").streaming_content)
    answer = client.post("/activities/import/", {"file": SimpleUploadedFile("台账.xlsx", exported)}, follow=True)
    batch = batch_of(answer)
    assert answer.request["PATH_INFO"] == url(batch, "preview")
    assert (batch.row_count, batch.saved_count, batch.refused_count) == (1, 0, 0)
