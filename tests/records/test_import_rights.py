"""Nobody brings in what they could not write by hand, and a file tells nobody what exists elsewhere."""

import pytest

from education.activities.models import Activity
from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.posts.models import Post
from records.ledger.registry import ledger
from tests.cast import signed_in
from tests.records.importing import HEADS, batch_of, confirm, meeting, upload, url, workbook


@pytest.fixture
def secretary(cast):
    return signed_in(cast.lijianjun)


def test_members_without_the_power_are_turned_away(cast):
    assert signed_in(cast.chenxiaodong).get(ledger("activities").url("import")).status_code == 403
    assert signed_in(cast.chenxiaodong).get(ledger("activities").url("template")).status_code == 403


def test_another_branch_and_one_that_does_not_exist_get_the_same_answer(secretary):
    answers = [upload(secretary, "activities", workbook(HEADS, meeting(name))) for name in ("丙支部", "没有这个支部")]
    told = [batch_of(answer).questions[0] for answer in answers]
    assert told[0]["why"] == told[1]["why"] == "没有找到，或者不在您的权限范围内"
    assert told[0]["candidates"] == told[1]["candidates"] == []


def test_a_branch_out_of_reach_cannot_be_answered(cast, secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting("丙支部")))
    again = secretary.post(url(batch_of(answer), "map"), {"value_0": cast.bing.unit.pk})
    assert again.status_code == 422
    assert not Activity.objects.exists()


def test_a_forged_answer_in_the_batch_is_refused_row_by_row(cast, secretary):
    batch = batch_of(upload(secretary, "activities", workbook(HEADS, meeting("丙支部"))))
    batch.answers = {"values": {"unit": {"丙支部": str(cast.bing.unit.pk)}}}
    batch.save()
    secretary.post(url(batch, "map"), {"value_0": cast.jia.unit.pk})
    preview = secretary.get(url(batch, "preview"), follow=True)
    confirm(secretary, preview, skip="1")
    assert not Activity.objects.filter(unit=cast.bing.unit).exists()


def test_a_unit_one_may_see_but_not_log_for_is_refused(cast):
    officer = signed_in(cast.huangweijie)  # sees every branch of 一部, logs for none of them
    if officer.get(ledger("activities").url("import")).status_code == 403:
        return
    answer = upload(officer, "activities", workbook(HEADS, meeting()))
    assert batch_of(answer).new_count == 0


def test_a_post_that_ended_after_the_preview_saves_nothing(cast, secretary):
    preview = upload(secretary, "activities", workbook(HEADS, meeting()))
    post = Post.objects.get(person=cast.lijianjun, unit=cast.jia.unit, role="secretary")
    end_post(post=post, by=None, ends_on=post.starts_on, reason="免职")
    answer = confirm(secretary, preview)
    assert answer.status_code in (403, 404)
    assert not Activity.objects.exists()


def test_other_peoples_uploads_do_not_exist(cast, secretary):
    batch = batch_of(upload(secretary, "activities", workbook(HEADS, meeting())))
    deputy = signed_in(cast.wanghaiyan)
    for page in ("preview", "map", "done", "undo", "errors", "confirm"):
        assert deputy.get(url(batch, page), follow=True).status_code == 404
    assert deputy.post(url(batch, "confirm"), {"digest": batch.digest}).status_code == 404


def test_a_batch_of_one_ledger_is_not_found_under_another(cast):
    officer = signed_in(cast.huangweijie)
    batch = batch_of(
        upload(officer, "people", workbook(["姓名", "党员类型", "派出单位"], ["新同志", "正式", "一部党委"]))
    )
    assert officer.get(ledger("posts").url("import_preview", batch.pk)).status_code in (403, 404)


def test_a_staff_number_of_someone_out_of_reach_is_refused_without_a_name(cast):
    Person.objects.filter(pk=cast.chensiyuan.pk).update(staff_number="20001")
    officer = signed_in(cast.huangweijie)
    heads = ["姓名", "工号", "党员类型", "派出单位"]
    answer = upload(officer, "people", workbook(heads, ["冒名", 20001, "正式", "一部党委"]))
    page = answer.content.decode()
    assert batch_of(answer).refused_count == 1
    assert "与已有记录冲突，或不在您的权限范围内" in page
    assert "陈思远" not in page


def test_nothing_of_a_file_is_run_as_markup(secretary):
    answer = upload(secretary, "activities", workbook(HEADS, meeting(theme="<script>alert(1)</script>")))
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)" in answer.content.decode()
