"""What a file does not say is asked once; the real sheets come in with a useful preview."""

import io

import pytest

from education.activities.models import Activity
from organisation.people.models import Person
from organisation.posts.models import Post
from tests.cast import signed_in
from tests.records.importing import HEADS, REAL, batch_of, confirm, held, meeting, upload, url, workbook

needs_sheets = pytest.mark.skipif(not REAL.exists(), reason="the offices' own sheets are not on this machine")


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


def real(client, slug, name):
    return upload(client, slug, io.BytesIO((REAL / name).read_bytes()), name)


def reply(client, answer, **said):
    """Send the mapping page."""
    return client.post(url(batch_of(answer), "map"), said, follow=True)


def asked(answer):
    return [question["text"] for question in batch_of(answer).questions]


def test_an_unknown_branch_is_asked_once_however_many_rows_name_it(cast, secretary):
    answer = upload(
        secretary, "activities", workbook(HEADS, *[meeting("甲一支部", theme=f"议题{n}") for n in range(5)])
    )
    assert asked(answer) == ["甲一支部"]
    assert "共 5 行" in answer.content.decode()
    preview = reply(secretary, answer, value_0=cast.jia.unit.pk)
    assert batch_of(preview).new_count == 5
    confirm(secretary, preview)
    assert set(Activity.objects.values_list("unit", flat=True)) == {cast.jia.unit.pk}


def test_a_question_without_an_answer_is_asked_again_and_marked(secretary):
    answer = reply(secretary, upload(secretary, "activities", workbook(HEADS, meeting("甲一支部"))))
    assert answer.status_code == 422
    assert "请选择对应的记录" in answer.content.decode()


def test_rows_of_a_branch_one_does_not_want_are_left_out(secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting(), meeting("外单位支部")))
    preview = reply(secretary, answer, other_0="x")
    assert (batch_of(preview).new_count, batch_of(preview).refused_count) == (1, 1)
    assert "按您的选择，这样的行不导入" in preview.content.decode()


def test_two_people_of_one_name_are_a_question(cast, secretary):
    twin = Person.objects.create(name="李建军", home_unit=cast.first)
    cast.jia.unit.memberships.create(person=twin, starts_on=cast.jia.founded_on)
    answer = upload(secretary, "activities", workbook(HEADS, meeting()))
    assert asked(answer) == ["李建军"]
    assert "有 2 个同名的" in answer.content.decode()
    confirm(secretary, reply(secretary, answer, value_0=str(twin.pk)))
    assert Activity.objects.get().host == twin


def test_one_person_in_two_columns_is_asked_about_once(secretary):
    answer = upload(secretary, "activities", workbook([*HEADS, "记录人姓名"], [*meeting(host="张三"), "张三"]))
    assert asked(answer) == ["张三"]
    confirm(secretary, reply(secretary, answer, other_0="t"))
    activity = Activity.objects.get()
    assert (activity.host, activity.host_name, activity.recorder_name) == (None, "张三", "张三")


def test_a_code_and_a_name_that_do_not_fit_are_a_question(cast, secretary):
    heads = [*HEADS, "所在党支部编码"]
    answer = upload(secretary, "activities", workbook(heads, [*meeting(), cast.yi.unit.code]))
    assert asked(answer) or batch_of(answer).new_count == 1
    known = upload(secretary, "activities", workbook(heads, [*meeting(), cast.jia.unit.code]))
    assert batch_of(known).new_count == 1


def test_an_unknown_choice_is_asked_and_remembered_for_the_file(secretary):
    rows = [meeting(kind="支委扩大会", theme=f"议题{n}") for n in range(2)]
    answer = upload(secretary, "activities", workbook(HEADS, *rows))
    assert asked(answer) == ["支委扩大会"]
    preview = reply(secretary, answer, value_0="committee_meeting")
    assert batch_of(preview).new_count == 2


def test_an_unknown_column_may_be_a_field_or_left_out(secretary):
    heads = [*HEADS, "开会的地方", "天气"]
    answer = upload(secretary, "activities", workbook(heads, [*meeting(), "一号营地", "晴"]))
    page = answer.content.decode()
    assert "开会的地方" in page
    assert "晴" in page
    confirm(secretary, reply(secretary, answer, column_7="place", column_8="-"))
    assert Activity.objects.get().place == "一号营地"


def test_two_columns_for_one_field_are_refused(secretary):
    answer = upload(secretary, "activities", workbook([*HEADS, "地方甲", "地方乙"], [*meeting(), "东", "西"]))
    again = reply(secretary, answer, column_7="place", column_8="place")
    assert "一项只能对应一栏" in again.content.decode()


def test_answers_can_be_taken_back_on_the_preview(cast, secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting("甲一支部")))
    preview = reply(secretary, answer, value_0=cast.jia.unit.pk)
    assert asked(reply(secretary, preview, again="1")) == ["甲一支部"]


@needs_sheets
def test_the_sheet_of_meetings(cast, secretary):
    answer = real(secretary, "activities", "三会一课录入样表.xlsx")
    assert asked(answer) == ["xxxx学部党支部（000001）", "张三（000001）"]
    preview = reply(secretary, answer, value_0=cast.jia.unit.pk, value_1=str(cast.lijianjun.pk))
    line = batch_of(preview).lines.get()
    # The sample is of 2019, before the branch was founded; everything else in it is understood.
    assert [column for column, _, _ in line.changes] == ["实际会议时间"]
    assert line.changes[0][1] == "2019/2/3  14:30"


@needs_sheets
def test_the_sheet_of_party_days_has_no_kind_and_is_asked_for_it(cast, secretary):
    answer = real(secretary, "activities", "主题党日活动录入样表.xlsx")
    assert "表里没有" in answer.content.decode()
    said = {"constant_kind": "themed_party_day", "value_0": cast.jia.unit.pk, "other_1": "-"}
    preview = reply(secretary, answer, **said)
    assert [column for column, _, _ in batch_of(preview).lines.get().changes] == ["实际时间"]


@needs_sheets
def test_the_sheet_of_members_with_its_note_and_numbers(cast):
    officer = signed_in(cast.huangweijie)
    answer = real(officer, "people", "党员信息录入样表.xlsx")
    assert batch_of(answer).row_count == 1
    said = {f"value_{n}": unit.pk for n, unit in enumerate((cast.first, cast.home))}
    confirm(officer, reply(officer, answer, **said))
    person = Person.objects.get(name="张三")
    assert (person.staff_number, person.standing) == ("11312018275", "formal")
    assert str(person.joined_on) == "2017-06-09"


@needs_sheets
def test_the_sheet_of_committee_members(cast):
    officer = signed_in(cast.linjing)
    answer = real(officer, "posts", "支部委员会成员录入样表.xlsx")
    said = {"value_0": cast.jia.unit.pk, "value_1": str(cast.chenxiaodong.pk), "value_2": "publicity_member"}
    preview = reply(officer, answer, **said)
    confirm(officer, preview)
    assert Post.objects.filter(person=cast.chenxiaodong, unit=cast.jia.unit, role="publicity_member").exists()


def test_constants_that_mean_nothing_are_refused(secretary):
    heads = [head for head in HEADS if head != "实际会议时间"]
    answer = upload(secretary, "activities", workbook(heads, [x for x in meeting() if x != held()]))
    again = reply(secretary, answer, constant_starts_at="昨天")
    assert "不是能认出的日期" in again.content.decode()
    preview = reply(secretary, answer, constant_starts_at=held())
    assert batch_of(preview).new_count == 1
