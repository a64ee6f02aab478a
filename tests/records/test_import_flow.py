"""A branch secretary brings meetings from a workbook: look first, then save once, and take it back."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from education.activities.models import Activity
from records import history
from records.models.history import HistoryLine, Snapshot
from records.models.import_batch import ImportBatch
from tests.cast import days_ago, signed_in
from tests.records.importing import HEADS, at, batch_of, confirm, meeting, sheet, upload, url, workbook


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


def test_the_preview_counts_and_saves_nothing(cast, secretary):
    rows = [meeting(), meeting(theme="研究四月计划"), meeting(theme="研究五月计划", present=9)]
    answer = upload(secretary, "activities", workbook(HEADS, *rows))
    batch = batch_of(answer)
    assert (batch.new_count, batch.changed_count, batch.refused_count) == (2, 0, 1)
    assert "第 4 行" in answer.content.decode()
    assert "实到 9 人多于应到 3 人" in answer.content.decode()
    assert not Activity.objects.exists()


def test_confirmed_rows_are_drafts_of_the_branch_with_a_history_line(cast, secretary):
    answer = confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    activity = Activity.objects.get()
    assert (activity.unit, activity.state, activity.author) == (cast.jia.unit, "draft", cast.lijianjun.user)
    assert activity.starts_at == at(f"{days_ago(20)} 14:30")
    assert activity.host == cast.lijianjun
    line = history.of(activity).get()
    assert line.text == "从《导入.xlsx》第 2 行导入"
    assert line.actor_name == "李建军"
    assert "新增" in answer.content.decode()


def test_lines_of_one_import_are_one_act(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting(), meeting(theme="二"))))
    assert HistoryLine.objects.filter(verb="import").values("act").distinct().count() == 1


def test_the_same_file_twice_makes_no_doubles(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    again = upload(secretary, "activities", workbook(HEADS, meeting()))
    assert (batch_of(again).new_count, batch_of(again).unchanged_count) == (0, 1)
    confirm(secretary, again)
    assert Activity.objects.count() == 1


def test_confirming_twice_does_nothing_twice(secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting()))
    confirm(secretary, preview)
    answer = confirm(secretary, preview)
    assert "没有重复导入" in answer.content.decode()
    assert Activity.objects.count() == 1
    assert HistoryLine.objects.filter(verb="import").count() == 1


def test_two_uploads_of_one_file_confirmed_one_after_the_other_make_one_record(secretary):
    first, second = (upload(secretary, "activities", workbook(HEADS, meeting())) for _ in range(2))
    confirm(secretary, first)
    answer = confirm(secretary, second)
    assert Activity.objects.count() == 1
    assert "系统里的数据有变化" in answer.content.decode()
    assert batch_of(answer).unchanged_count == 1


def test_a_changed_cell_shows_old_and_new(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    answer = upload(secretary, "activities", workbook(HEADS, meeting(present=2)))
    assert batch_of(answer).changed_count == 1
    assert batch_of(answer).lines.get().changes == [["实到人数", "3", "2"]]
    confirm(secretary, answer)
    activity = Activity.objects.get()
    assert (activity.present, activity.version) == (2, 2)
    assert history.of(activity).first().changes == {"实到人数": ["3", "2"]}


def test_an_empty_cell_changes_nothing(secretary):
    confirm(secretary, upload(secretary, "activities", workbook([*HEADS, "会议地点"], [*meeting(), "一号营地"])))
    answer = upload(secretary, "activities", workbook([*HEADS, "会议地点"], [*meeting(), None]))
    assert batch_of(answer).unchanged_count == 1


def test_doubles_inside_the_file_are_refused_with_the_first_row(secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting(), meeting()))
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (1, 1)
    assert "与第 2 行重复" in answer.content.decode()


def test_nothing_is_saved_while_rows_are_wrong_unless_chosen(secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting(), meeting(theme=None, at="昨天")))
    refused = confirm(secretary, preview)
    assert refused.status_code == 422
    assert "有 1 行有问题，什么都没有保存" in refused.content.decode()
    assert not Activity.objects.exists()
    confirm(secretary, preview, skip="1")
    assert Activity.objects.get().theme == "研究三月计划"


def test_every_wrong_cell_is_told_with_column_text_and_reason(secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting(at="昨天", expected="三人")))
    assert batch_of(answer).lines.get().changes == [
        ["实际会议时间", "昨天", "不是能认出的日期，请写作 2026-03-12 或 2026-03-12 14:30"],
        ["应到人数", "三人", "应填整数"],
    ]


def test_missing_required_cells_are_told_together(secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting(theme=None, expected=None)))
    assert {(column, reason) for column, _, reason in batch_of(answer).lines.get().changes} == {
        ("会议议题", "必填"),
        ("应到人数", "必填"),
    }


def test_the_list_of_problems_can_be_corrected_and_uploaded(cast, secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting(), meeting(theme="第二", present=9)))
    rows = sheet(secretary.get(url(batch_of(preview), "errors")))
    heads = next(row for row in rows if row[0] == "问题说明")
    bad = rows[rows.index(heads) + 1]
    assert bad[0].startswith("第 3 行：实到人数：实到 9 人多于应到 3 人")
    bad[heads.index("实到人数")] = 3
    answer = upload(secretary, "activities", workbook(heads, bad))
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (1, 0)


def test_a_preview_that_grew_old_is_not_confirmed(secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting(present=2)))
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    answer = confirm(secretary, preview)
    assert "预览以后，系统里的数据有变化" in answer.content.decode()
    assert Activity.objects.get().present == 3
    confirm(secretary, answer)
    assert Activity.objects.get().present == 2


def test_a_forged_digest_saves_nothing(secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting()))
    answer = secretary.post(url(batch_of(preview), "confirm"), {"digest": "0" * 64})
    assert answer.status_code == 422
    assert not Activity.objects.exists()


def test_changing_an_approved_record_sends_it_back_to_review_and_keeps_the_old_version(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    Activity.objects.update(state="approved")
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting(present=2))))
    activity = Activity.objects.get()
    assert (activity.state, activity.present) == ("submitted", 2)
    assert ["实到人数", "3"] in Snapshot.objects.get().content
    assert "重新送审" in " ".join(history.of(activity).values_list("text", flat=True))


def test_a_record_under_review_is_not_changed(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    Activity.objects.update(state="submitted")
    answer = upload(secretary, "activities", workbook(HEADS, meeting(present=2)))
    assert "系统里的这条记录待审核，您不能修改" in answer.content.decode()


def test_undo_removes_what_was_new_and_restores_what_was_changed(secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    answer = confirm(
        secretary, upload(secretary, "activities", workbook(HEADS, meeting(present=1), meeting(theme="二")))
    )
    secretary.post(url(batch_of(answer), "undo"))
    activity = Activity.objects.get()
    assert (activity.theme, activity.present) == ("研究三月计划", 3)
    assert history.of(activity).first().changes == {"实到人数": ["1", "3"]}
    assert batch_of(answer).lines.count() == 2


def test_undo_leaves_what_somebody_touched_since_and_says_so(secretary):
    answer = confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting(), meeting(theme="二"))))
    Activity.objects.filter(theme="二").update(version=2, state="submitted")
    page = secretary.post(url(batch_of(answer), "undo"), follow=True).content.decode()
    assert "导入以后有人修改或处理过，没有撤销" in page
    assert Activity.objects.get().theme == "二"


def test_undo_twice_is_undone_once(secretary):
    answer = confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    secretary.post(url(batch_of(answer), "undo"))
    again = secretary.post(url(batch_of(answer), "undo"), follow=True)
    assert "已经撤销过" in again.content.decode()
    assert HistoryLine.objects.filter(verb="import_undo").count() == 1


def test_a_broken_workbook_gives_one_chinese_sentence(secretary):
    answer = upload(secretary, "activities", io.BytesIO(b"PK\x03\x04 no workbook"))
    assert answer.status_code == 422
    assert "文件已损坏或没有传完整" in answer.content.decode()


def test_a_workbook_without_rows_says_so(secretary):
    answer = upload(secretary, "activities", workbook(HEADS))
    assert "表头下面没有数据" in answer.content.decode()


def test_titles_above_notes_and_blank_rows_do_not_matter(secretary):
    above = [["组织生活会议记录台账"], ["填报单位（盖章）：甲支部"]]
    below = [[None, "  "], ["填写注意事项：请按字段批注填写"], ["主持人：", None, "记录人："]]
    answer = upload(secretary, "activities", workbook(HEADS, meeting(), above=above, below=below))
    assert (batch_of(answer).row_count, batch_of(answer).new_count) == (1, 1)
    assert batch_of(answer).lines.get().number == 4


def test_one_file_takes_the_same_queries_for_few_and_many_rows(secretary):
    few = [meeting(theme=f"议题{n}") for n in range(3)]
    many = [meeting(theme=f"议题{n}") for n in range(100)]
    counts = []
    for rows in (few, many):
        with CaptureQueriesContext(connection) as seen:
            upload(secretary, "activities", workbook(HEADS, *rows))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_imports_of_the_last_days_can_be_found_again(secretary):
    upload(secretary, "activities", workbook(HEADS, meeting()))
    page = secretary.get("/activities/import/").content.decode()
    assert "导入.xlsx" in page
    assert ImportBatch.objects.get().state == "checked"
