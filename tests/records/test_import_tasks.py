"""Large files are worked on in the background; the page waits, and nothing is lost or done twice."""

import pytest

from education.activities.models import Activity
from records import settings_store
from records.imports import running
from records.jobs.runner import run
from records.models.import_batch import ImportBatch
from records.models.job import Job
from tests.cast import signed_in
from tests.records.importing import HEADS, batch_of, confirm, meeting, upload, url, workbook


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


@pytest.fixture
def small_limit(db):
    """Every import becomes a task."""
    for code in ("import_rows_at_once", "import_kilobytes_at_once"):
        settings_store.put(code, 0, by=None, reason="试")


def work():
    """What the worker would do."""
    for job in Job.objects.filter(state="queued"):
        run(job.pk)


def test_a_large_file_waits_for_its_task_and_then_shows_the_preview(secretary, small_limit):
    waiting = upload(secretary, "activities", workbook(HEADS, meeting()))
    assert "刷新" in waiting.content.decode()
    work()
    job_page = secretary.get(f"/records/jobs/{Job.objects.get().pk}/").content.decode()
    assert url(batch_of(waiting), "preview") in job_page
    preview = secretary.get(url(batch_of(waiting), "preview"))
    assert batch_of(preview).new_count == 1
    confirm(secretary, preview)
    assert not Activity.objects.exists()
    work()
    assert Activity.objects.count() == 1
    assert "新增" in secretary.get(url(batch_of(waiting), "done")).content.decode()


def test_a_task_that_is_run_twice_saves_once(secretary, small_limit):
    waiting = upload(secretary, "activities", workbook(HEADS, meeting()))
    work()
    confirm(secretary, secretary.get(url(batch_of(waiting), "preview")))
    job = Job.objects.get(kind=running.COMMIT)
    run(job.pk)
    Job.objects.filter(pk=job.pk).update(state="queued")
    run(job.pk)
    assert Activity.objects.count() == 1


def test_a_broken_large_file_says_so_where_the_person_waits(secretary, small_limit):
    import io

    waiting = upload(secretary, "activities", io.BytesIO(b"PK\x03\x04 no workbook"))
    work()
    page = secretary.get(url(batch_of(waiting), "preview")).content.decode()
    assert "文件已损坏或没有传完整" in page
    assert "重新上传" in page


def test_questions_of_a_large_file_are_asked_after_the_task(cast, secretary, small_limit):
    waiting = upload(secretary, "activities", workbook(HEADS, meeting("甲一支部")))
    work()
    page = secretary.get(url(batch_of(waiting), "preview"), follow=True)
    assert "甲一支部" in page.content.decode()
    secretary.post(url(batch_of(waiting), "map"), {"value_0": cast.jia.unit.pk})
    work()
    assert ImportBatch.objects.get().new_count == 1


def test_a_large_import_is_taken_back_by_a_task(secretary, small_limit):
    waiting = upload(secretary, "activities", workbook(HEADS, meeting()))
    work()
    confirm(secretary, secretary.get(url(batch_of(waiting), "preview")))
    work()
    secretary.post(url(batch_of(waiting), "undo"))
    work()
    assert not Activity.objects.exists()
    assert ImportBatch.objects.get().state == "undone"


def test_a_cancelled_task_is_told_with_a_way_on(secretary, small_limit):
    waiting = upload(secretary, "activities", workbook(HEADS, meeting()))
    job = Job.objects.get()
    secretary.post(f"/records/jobs/{job.pk}/cancel/")
    page = secretary.get(url(batch_of(waiting), "preview")).content.decode()
    assert "已取消" in page
    assert "重新上传" in page
