"""What leaves the house comes back unchanged: exports, templates, uploads cleared away in time."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from openpyxl import load_workbook

from education.activities.models import Activity
from organisation.people.models import Person
from records.imports.cleaning import clean
from records.ledger.registry import ledger
from records.models.import_batch import ImportBatch, ImportLine
from tests.cast import signed_in
from tests.records.importing import HEADS, batch_of, confirm, held, meeting, saved, upload, url, workbook


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


def exported(client, slug):
    answer = client.get(ledger(slug).url("export"))
    return io.BytesIO(b"".join(answer.streaming_content))


def test_an_export_of_people_imported_again_changes_nothing(cast):
    officer = signed_in(cast.huangweijie)
    answer = upload(officer, "people", exported(officer, "people"))
    batch = batch_of(answer)
    assert batch.lines.count() == 0
    assert batch.unchanged_count == batch.row_count > 10


def test_a_masked_phone_does_not_overwrite_the_number(cast):
    officer = signed_in(cast.huangweijie)
    heads = ["姓名", "派出单位", "党员类型", "联系电话", "行政（技术）职务"]
    row = ["李建军", "一部党委", "正式党员", "138****6621", "高级工程师"]
    answer = upload(officer, "people", workbook(heads, row))
    assert [line.changes for line in batch_of(answer).lines.all()] == [[["行政（技术）职务", "—", "高级工程师"]]]
    confirm(officer, answer)
    assert Person.objects.get(name="李建军").phone == "13812346621"


def test_an_export_of_activities_imported_again_changes_nothing(cast, secretary):
    confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting(), meeting(theme="第二", kind="党课"))))
    unit_officer = signed_in(cast.lijianjun)
    answer = upload(secretary, "activities", exported(unit_officer, "activities"))
    assert [(line.outcome, line.changes) for line in batch_of(answer).lines.all()] == []
    assert batch_of(answer).unchanged_count == 2


def test_a_filled_template_comes_in_without_a_question(cast, secretary):
    answer = secretary.get(ledger("activities").url("template"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    page = book["填报"]
    heads = [str(cell.value).lstrip("*") for cell in page[1]]
    filled = {
        "所在党支部": "甲支部",
        "会议类型": "支委会",
        "会议议题": "研究计划",
        "实际会议时间": held(),
        "应到人数": 3,
        "实到人数": 3,
    }
    for head, value in filled.items():
        page.cell(2, heads.index(head) + 1).value = value
    assert batch_of(upload(secretary, "activities", saved(book))).new_count == 1


def test_the_template_marks_required_columns_and_explains_each(secretary):
    answer = secretary.get(ledger("activities").url("template"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    heads = [cell.value for cell in book["填报"][1]]
    assert "*所在党支部" in heads
    assert "所在党支部编码" in heads
    notes = [cell.value for row in book["填写说明"] for cell in row]
    assert "一行是一次活动；时间写作 2026-03-12 14:30。" in notes


def test_old_uploads_are_cleared_away_and_can_no_longer_be_undone(secretary):
    answer = confirm(secretary, upload(secretary, "activities", workbook(HEADS, meeting())))
    batch = ImportBatch.objects.get()
    assert default_storage.exists(batch.path)
    long_ago = batch.created_at - timedelta(days=8)
    ImportBatch.objects.update(created_at=long_ago, done_at=long_ago)
    assert clean() == 1
    assert not default_storage.exists(batch.path)
    assert not default_storage.exists(batch.rows_path)
    assert not ImportLine.objects.exists()
    page = secretary.post(url(batch_of(answer), "undo"), follow=True).content.decode()
    assert "过了可以撤销的期限" in page
    assert Activity.objects.count() == 1


def test_a_recent_upload_is_kept(secretary):
    upload(secretary, "activities", workbook(HEADS, meeting()))
    assert clean() == 0
    assert default_storage.exists(ImportBatch.objects.get().path)
