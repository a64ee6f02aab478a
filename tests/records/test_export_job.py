"""A large export runs in the background and gives the rows its owner may see, in the order and filter of the list."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from records import settings_store
from records.jobs import runner
from records.ledger.numbers import EXPORT_AT_ONCE
from records.models.job import Job
from tests.cast import signed_in
from tests.education.activities.makers import make_activity


@pytest.fixture
def world(cast):
    settings_store.put(EXPORT_AT_ONCE, 3, by=None, reason="试验")
    for number in range(5):
        make_activity(cast, cast.jia.unit, number)
        make_activity(cast, cast.bing.unit, 100 + number)
    return cast


def themes(client, job):
    response = client.get(reverse("records:job_file", args=[job.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    return {cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("第 ")}


def test_the_page_leads_to_the_task_and_the_task_to_the_file(world, django_capture_on_commit_callbacks):
    client = signed_in(world.linjing)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.get(reverse("activities:export"))
    job = Job.objects.get()
    assert answer["Location"] == reverse("records:job", args=[job.pk])
    assert (job.state, job.done, job.total) == ("done", 10, 10)
    assert "下载" in client.get(answer["Location"]).content.decode()
    assert len(themes(client, job)) == 10


def test_the_task_sees_what_its_owner_may_see_and_nobody_else_gets_the_file(world, django_capture_on_commit_callbacks):
    client = signed_in(world.huangweijie)
    with django_capture_on_commit_callbacks(execute=True):
        client.get(reverse("activities:export"))
    job = Job.objects.get()
    assert themes(client, job) == {f"第 {number} 次学习" for number in range(5)}
    for other in (world.linjing, world.sunli, world.fangyuan):
        assert signed_in(other).get(reverse("records:job_file", args=[job.pk])).status_code == 404


def test_a_post_that_ended_between_request_and_run_exports_nothing(world):
    from organisation.posts.acts import end_post
    from organisation.posts.models import Post
    from tests.cast import days_ago

    client = signed_in(world.huangweijie)
    client.get(reverse("activities:export"))
    end_post(post=Post.objects.get(person=world.huangweijie), by=None, ends_on=days_ago(1), reason="调离")
    job = Job.objects.get()
    runner.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "权限" in job.message
