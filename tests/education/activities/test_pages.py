"""The pages of an activity as people use them, without script."""

import re
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.people.models import Person
from records.workflow import perform
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import entry, log, missing, vote

NEW = "/activities/new/"
MATTER = "冬季施工党员先锋岗方案"


def photo(name: str = "现场.jpg") -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (640, 480), "#c0161d").save(picture, "JPEG")
    return SimpleUploadedFile(name, picture.getvalue(), "image/jpeg")


def page_of(activity: Activity, name: str = "detail") -> str:
    return reverse(f"activities:{name}", args=[activity.pk])


def test_the_new_page_calls_everyone_and_takes_them_as_present(cast: Cast):
    html = signed_in(cast.lijianjun).get(NEW).content.decode()
    assert html.count('value="present" checked') == 9
    assert "支部书记" in html
    assert "预备党员" in html
    assert "登记组织生活" in html


def test_submitting_right_from_the_form_with_two_photos(cast: Cast):
    body = entry(cast.jia.unit, **vote(0, MATTER, 7, 1)) | {
        "then": "submit",
        "photos": [photo("1.jpg"), photo("2.jpg")],
    }
    answer = signed_in(cast.lijianjun).post(NEW, body)
    meeting = Activity.objects.get()
    assert answer["Location"] == page_of(meeting)
    assert (meeting.state, meeting.files_text) == ("submitted", "照片 2 张")


def test_what_was_typed_stays_when_something_is_wrong(cast: Cast):
    body = entry(cast.jia.unit, theme="", **missing(cast.zhouqian, "leave", "体检"), **vote(0, MATTER, 7))
    answer = signed_in(cast.lijianjun).post(NEW, body)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="l-{cast.zhouqian.pk}" value="leave" checked' in html
    assert 'value="体检"' in html
    assert f'value="{MATTER}"' in html
    assert not Activity.objects.exists()


def test_the_edit_page_shows_roll_and_votes_as_stored(cast: Cast):
    meeting = log(
        cast.lijianjun, entry(cast.jia.unit, **missing(cast.zhouqian, "absent", "值班"), **vote(0, MATTER, 7, 1))
    )
    html = signed_in(cast.lijianjun).get(page_of(meeting, "edit")).content.decode()
    assert f'id="a-{cast.zhouqian.pk}" value="absent" checked' in html
    assert f'value="{MATTER}"' in html


def test_the_page_says_whether_the_matter_passed_and_why(cast: Cast):
    meeting = log(
        cast.lijianjun, entry(cast.jia.unit, **vote(0, MATTER, 6), **vote(1, "外出参观", 4, 4)), then="submit"
    )
    html = signed_in(cast.huangweijie).get(page_of(meeting)).content.decode()
    assert "应到有表决权 8 人，赞成 6 人，超过半数，通过。" in html
    assert "应到有表决权 8 人，赞成 4 人，没有超过半数，未通过。" in html
    assert "第十一条" in html


def test_the_names_follow_the_kind(cast: Cast):
    body = entry(cast.jia.unit) | {"kind": Kind.COMMITTEE_MEETING}
    html = signed_in(cast.lijianjun).post("/education/roll/", body).content.decode()
    assert html.count("data-person") == 3
    assert f'name="roll-{cast.chenxiaodong.pk}" value="observer"' in html


def test_the_names_are_given_to_nobody_who_may_not_log(cast: Cast):
    assert signed_in(cast.zhengming).post("/education/roll/", {}).status_code == 403
    assert signed_in(cast.stranger).post("/education/roll/", {}).status_code == 403


def test_the_names_of_another_branch_are_not_given(cast: Cast):
    html = signed_in(cast.lijianjun).post("/education/roll/", entry(cast.bing.unit)).content.decode()
    assert "陈思远" not in html
    other = log(cast.chensiyuan, entry(cast.bing.unit, host_name="陈思远"))
    assert signed_in(cast.lijianjun).post(f"/education/roll/?activity={other.pk}", {}).status_code == 404


def test_the_minutes_in_word_hold_counts_votes_and_places_to_sign(cast: Cast):
    meeting = log(
        cast.lijianjun,
        entry(
            cast.jia.unit, resolutions="设立先锋岗。", **missing(cast.zhouqian, "leave", "体检"), **vote(0, MATTER, 7)
        ),
        then="submit",
    )
    answer = signed_in(cast.huangweijie).get(reverse("education:minutes", args=[meeting.pk]))
    paper = docx.Document(BytesIO(b"".join(answer.streaming_content)))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "甲临时党支部党员大会记录" in text
    for expected in (
        "应到：9 人（有表决权 8 人）",
        "周倩（请假：体检）",
        MATTER,
        "设立先锋岗。",
        "主持人（签名）",
        "散会",
    ):
        assert expected in text


@pytest.mark.parametrize("who", ["sunli", "chensiyuan", "stranger"])
def test_the_minutes_are_not_given_to_others(cast: Cast, who):
    meeting = log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    client = signed_in(getattr(cast, who))
    assert client.get(reverse("education:minutes", args=[meeting.pk])).status_code == 404


def test_the_sheet_has_the_heads_of_the_office_in_their_order(cast: Cast):
    from education.activities.ledger import Activities

    heads = [column.label for column in Activities().printed]
    assert heads[:21] == [
        "会议名称",
        "类型",
        "时间（起止）",
        "地点",
        "主持人",
        "记录人",
        "授课人",
        "学时",
        "应到人数",
        "应到会有表决权人数",
        "实到人数",
        "实到会有表决权人数",
        "列席人员",
        "缺席人员及原因",
        "议题/主题",
        "内容摘要（发言）",
        "表决情况（同意/不同意/弃权）",
        "决议",
        "附件（签到表、照片）",
        "备注",
        "审核状态",
    ]


def test_the_sheet_is_written_without_building_records(cast: Cast):
    """Every column is one of the row, so an export of a million rows streams."""
    from education.activities.ledger import Activities

    assert all(column.lookup for column in Activities().printed)


def test_the_branch_page_lists_what_was_held(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    perform(meeting, "approve", by=cast.huangweijie.user)
    log(cast.lijianjun, entry(cast.jia.unit, theme="还没交的草稿", day=days_ago(3)))
    url = reverse("temporary-branches:detail", args=[cast.jia.pk]) + "?tab=activities"
    seen = signed_in(cast.huangweijie).get(url).content.decode()
    own = signed_in(cast.lijianjun).get(url).content.decode()
    assert "学习贯彻全会精神" in seen
    assert "还没交的草稿" not in seen
    assert "还没交的草稿" in own
    assert "登记活动" in own
    assert "登记活动" not in seen


def test_an_imported_activity_is_edited_by_its_counts(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit))
    Activity.objects.filter(pk=meeting.pk).update(has_roll=False, expected=20, present=18)
    meeting.attendances.all().delete()
    client = signed_in(cast.lijianjun)
    html = client.get(page_of(meeting, "edit")).content.decode()
    assert "没有逐人点名" in html
    assert "data-person" not in html
    body = entry(cast.jia.unit, expected="20", present="21", leave_count="0", version=meeting.version)
    refused = client.post(page_of(meeting, "edit"), body).content.decode()
    assert "实到 21 人多于应到 20 人" in refused
    assert client.post(page_of(meeting, "edit"), body | {"present": "19", "leave_count": "1"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.present, meeting.leave_count, meeting.absent_count) == (19, 1, 0)


def test_what_must_be_filled_in_is_named(cast: Cast):
    html = signed_in(cast.lijianjun).post(NEW, {}).content.decode()
    assert "请填写活动主题。" in html
    assert "请选择活动类型。" in html


def test_plain_data_of_a_phone_is_taken_as_it_is(cast: Cast):
    """What an outbox sends as JSON: numbers and truth values instead of texts."""
    data = entry(cast.jia.unit, first_agenda=True) | {"vote-0-matter": MATTER, "vote-0-yes": 7, "vote-0-no": 0}
    meeting = log(cast.lijianjun, data)
    assert meeting.first_agenda
    assert (meeting.votes.get().yes, meeting.votes.get().no) == (7, 0)


def test_the_page_names_who_was_missing_and_who_had_no_vote(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **missing(cast.chenxiaodong, "leave", "出差")))
    html = signed_in(cast.lijianjun).get(page_of(meeting)).content.decode()
    assert "陈晓东（出差）" in html
    assert re.search(r"<dt>无表决权</dt><dd[^>]*>周倩</dd>", html)


def test_an_important_matter_without_committee_meeting_is_pointed_out(cast: Cast):
    """MT-12: the committee first, then the assembly."""
    important = vote(0, MATTER, 7) | {"vote-0-important": "1"}
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **important))
    client = signed_in(cast.lijianjun)
    assert "重要事项一般先经支委会讨论" in client.get(page_of(meeting)).content.decode()
    log(cast.lijianjun, entry(cast.jia.unit, Kind.COMMITTEE_MEETING, days_ago(4)))
    assert "重要事项一般先经支委会讨论" not in client.get(page_of(meeting)).content.decode()


def test_an_ordinary_matter_needs_no_committee(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **vote(0, MATTER, 7)))
    assert "先经支委会讨论" not in signed_in(cast.lijianjun).get(page_of(meeting)).content.decode()


def test_the_form_costs_the_same_however_many_are_called(cast: Cast):
    client = signed_in(cast.lijianjun)
    client.get(NEW)
    few = queries_of(client)
    for number in range(30):
        person = Person.objects.create(name=f"队员{number}", standing=Person.Standing.FORMAL)
        cast.jia.unit.memberships.create(person=person, starts_on=days_ago(50))
    assert queries_of(client) == few <= 16


def queries_of(client) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(NEW).status_code == 200
    return len(seen)
