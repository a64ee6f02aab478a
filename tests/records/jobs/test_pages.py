"""Background tasks are seen, cancelled and fetched by their owner only."""

import uuid
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from records.files import stored
from records.jobs import runner
from records.models.job import Job
from tests.records.jobs.queue import done, fresh, queued
from tests.sample.scope import answer


def test_the_owner_sees_the_task_and_fetches_its_file(alice, note, browser):
    job = done(alice)
    client = browser(alice)
    assert "导出笔记" in client.get(reverse("records:jobs")).content.decode()
    assert "下载 笔记.txt" in client.get(reverse("records:job", args=[job.pk])).content.decode()
    response = client.get(reverse("records:job_file", args=[job.pk]))
    assert b"".join(response.streaming_content).decode() == "三月学习\n"
    assert "filename*=utf-8''%E7%AC%94%E8%AE%B0.txt" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_finds_it(alice, bob, note, browser):
    job = done(alice)
    client = browser(bob)
    assert "导出笔记" not in client.get(reverse("records:jobs")).content.decode()
    for name in ("job", "job_file"):
        assert client.get(reverse(f"records:{name}", args=[job.pk])).status_code == 404
    assert client.post(reverse("records:job_cancel", args=[job.pk])).status_code == 404
    assert client.get(reverse("records:job", args=[uuid.uuid4()])).status_code == 404


def test_strangers_are_sent_to_sign_in(alice, note):
    job = done(alice)
    for name in ("job", "job_file"):
        response = Client().get(reverse(f"records:{name}", args=[job.pk]))
        assert response.status_code == 302
        assert "login" in response["Location"]


def test_the_file_is_not_given_out_after_the_right_to_it_ended(alice, note, browser):
    job = done(alice)
    answer.powers.discard("export")
    assert browser(alice).get(reverse("records:job_file", args=[job.pk])).status_code == 404


def test_the_page_asks_again_while_the_task_runs_and_stops_when_it_is_over(alice, note, browser):
    job = queued(alice)
    client, url = browser(alice), reverse("records:job", args=[job.pk])
    running = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in running
    assert "<html" not in running
    runner.run(job.pk)
    over = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in over
    assert "下载" in over


def test_cancelling_by_the_page(alice, browser):
    job = queued(alice)
    response = browser(alice).post(reverse("records:job_cancel", args=[job.pk]), follow=True)
    assert "已取消" in response.content.decode()
    assert fresh(job).state == "cancelled"


def test_a_bad_task_shows_its_reason(alice, browser):
    job = queued(alice, "tests.sorry")
    runner.run(job.pk)
    assert "名册是空的" in browser(alice).get(reverse("records:job", args=[job.pk])).content.decode()


def test_old_results_are_cleaned_away_and_the_page_says_so(alice, note, browser):
    job = done(alice)
    assert runner.clean() == 0
    Job.objects.update(finished_at=timezone.now() - timedelta(days=8))
    assert runner.clean() == 1
    assert not stored.default_storage.exists(job.path)
    assert browser(alice).get(reverse("records:job_file", args=[job.pk])).status_code == 404
    assert "已过保留期" in browser(alice).get(reverse("records:job", args=[job.pk])).content.decode()
