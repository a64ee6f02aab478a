"""Background tasks: run once, taken up after a kill, seen and fetched by their owner only."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from records import job_runner, jobs, numbers, settings_store, tasks
from records.jobs import HANDLERS, JobFailed, JobLost, acting_user, handler, result, start
from records.models import Job
from tests.sample.models import Note
from tests.sample.scope import answer

SEEN = []


@pytest.fixture(autouse=True)
def handlers():
    SEEN.clear()

    @handler("tests.titles", "导出笔记", power="export")
    def titles(job, progress):
        user = acting_user(job)
        rows = list(Note.objects.visible_to(user, "export").values_list("title", flat=True))
        SEEN.append(rows)
        with result(job, "笔记.txt") as file:
            for number, title in enumerate(rows, 1):
                file.write(f"{title}\n".encode())
                progress(number, len(rows))

    @handler("tests.sorry")
    def sorry(job, progress):
        raise JobFailed("名册是空的，没有可以导出的内容。")

    @handler("tests.wrong")
    def wrong(job, progress):
        raise ValidationError(["第 3 行缺少姓名", "第 5 行日期不对"])

    @handler("tests.broken")
    def broken(job, progress):
        raise ZeroDivisionError("机密姓名 张三")

    yield
    for kind in ("tests.titles", "tests.sorry", "tests.wrong", "tests.broken"):
        HANDLERS.pop(kind, None)


def queued(owner, kind="tests.titles", **fields):
    return Job.objects.create(kind=kind, title="导出笔记", owner=owner, **fields)


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_a_task_runs_when_its_transaction_is_committed(alice, note, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start("tests.titles", by=alice, payload={"slug": "notes"})
        assert fresh(job).state == "queued"
    job = fresh(job)
    assert (job.state, job.title, job.done, job.total) == ("done", "导出笔记", 1, 1)
    assert job.payload == {"slug": "notes", "acting_post": 7}  # the post of the request goes along


def test_a_task_of_a_transaction_that_failed_never_was(alice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        start("tests.titles", by=alice, payload={})
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert SEEN == []


def test_the_message_to_the_worker_carries_the_id_only(alice, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.run_job, "delay", lambda *args: sent.append(args))
    job = queued(alice, payload={"secret": "机密"})
    jobs.publish(job)
    assert sent == [(str(job.pk),)]


def test_a_broker_that_is_down_does_not_break_the_request(alice, monkeypatch):
    def down(*args):
        raise ConnectionError("redis")

    monkeypatch.setattr(tasks.run_job, "delay", down)
    job = queued(alice)
    jobs.publish(job)
    assert fresh(job).state == "queued"


def test_running_it_twice_does_it_once(alice, note):
    job = queued(alice)
    job_runner.run(job.pk)
    job_runner.run(str(job.pk))
    assert SEEN == [["三月学习"]]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_task(sample_scope):
    owner = User.objects.create_user("alice", name="李爱丽")
    job, barrier, got = queued(owner), threading.Barrier(6), []

    def worker():
        barrier.wait()
        got.append(job_runner.claim(job.pk))
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([claimed for claimed in got if claimed]) == 1


def test_a_task_whose_worker_was_killed_is_taken_up_again(alice, note):
    job = queued(alice)
    job_runner.claim(job.pk)  # … and then the worker dies
    assert job_runner.claim(job.pk) is None  # its lease still runs
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1), published_at=timezone.now() - timedelta(1))
    assert job_runner.sweep() == 1  # tasks run on the spot here
    job = fresh(job)
    assert (job.state, job.attempts) == ("done", 2)
    assert SEEN == [["三月学习"]]


def test_a_lost_message_is_made_up_for(alice, note):
    queued(alice, published_at=timezone.now() - timedelta(minutes=1))
    queued(alice)  # its message may still be on the way
    assert job_runner.sweep() == 1
    assert job_runner.sweep() == 0
    assert Job.objects.filter(state="done").count() == 1


def test_a_worker_believed_dead_changes_nothing_any_more(alice, note):
    job = queued(alice)
    slow = job_runner.claim(job.pk)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    job_runner.run(job.pk)  # another worker does it
    with pytest.raises(JobLost):
        jobs.Progress(slow).hold()
    with result(slow, "spät.txt") as file:
        file.write(b"late")
    job_runner.finish(slow, Job.State.DONE, "")
    assert fresh(job).result_name == "笔记.txt"
    assert not jobs.stored.default_storage.exists(slow.path)


def test_a_task_that_kills_its_worker_again_and_again_is_given_up(alice):
    settings_store.put(numbers.JOB_ATTEMPTS, 2, by=None, reason="试验")
    job = queued(alice)
    for _ in range(2):
        job_runner.claim(job.pk)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    job_runner.run(job.pk)
    assert fresh(job).state == "failed"
    assert "多次中断" in fresh(job).message
    assert SEEN == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("tests.sorry", "名册是空的，没有可以导出的内容。"),
        ("tests.wrong", "第 3 行缺少姓名；第 5 行日期不对"),
        ("tests.broken", "意外错误"),
        ("tests.unknown", "意外错误"),
    ],
)
def test_what_went_wrong_is_said_in_chinese(alice, kind, words):
    job = queued(alice, kind)
    job_runner.run(job.pk)
    assert fresh(job).state == "failed"
    assert words in fresh(job).message


def test_the_log_names_the_task_but_no_text_of_a_record(alice, caplog):
    job = queued(alice, "tests.broken")
    job_runner.run(job.pk)
    assert str(job.pk) in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "张三" not in caplog.text + fresh(job).message


# Rights are those of the moment in which the task runs


def test_it_sees_what_its_owner_may_see_when_it_runs(alice, bob, note):
    Note.objects.create(author=bob, title="别人的")
    job = queued(alice)
    Note.objects.filter(pk=note.pk).update(author=bob)  # between request and run
    job_runner.run(job.pk)
    assert SEEN == [[]]


def test_a_right_that_ended_before_the_run_is_gone(alice, note):
    job = queued(alice)
    answer.powers.discard("export")
    job_runner.run(job.pk)
    assert SEEN == []
    assert "没有做这项操作的权限" in fresh(job).message


def test_a_closed_account_runs_nothing(alice, note):
    job = queued(alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    job_runner.run(job.pk)
    assert (fresh(job).state, SEEN) == ("failed", [])


def act_as(user, payload):
    user.acting_as = f"post {payload['acting_post']}"


def test_the_post_of_the_request_is_put_on_again(alice, settings):
    settings.RECORDS_ACT_AS = "tests.records.test_jobs.act_as"
    job = queued(alice, payload={"acting_post": 12})
    assert acting_user(job).acting_as == "post 12"


# Cancelling


def test_a_waiting_task_that_is_cancelled_never_starts(alice, note):
    job = queued(alice)
    assert jobs.cancel(job)
    job_runner.run(job.pk)
    assert (fresh(job).state, SEEN) == ("cancelled", [])


def test_a_running_task_stops_at_its_next_step_and_leaves_no_file(alice, note):
    @handler("tests.titles", "导出笔记")
    def cancelled_midway(job, progress):
        with result(job, "x.txt") as file:
            file.write(b"half")
        assert jobs.cancel(job)
        progress.hold()

    job = queued(alice)
    job_runner.run(job.pk)
    job = fresh(job)
    assert (job.state, job.result_name) == ("cancelled", "")
    assert not jobs.stored.default_storage.exists(job.path)


def test_what_is_over_cannot_be_cancelled(alice, note):
    job = queued(alice)
    job_runner.run(job.pk)
    assert not jobs.cancel(job)
    assert fresh(job).state == "done"


# Pages


def done(owner):
    job = queued(owner)
    job_runner.run(job.pk)
    return fresh(job)


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
    job_runner.run(job.pk)
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
    job_runner.run(job.pk)
    assert "名册是空的" in browser(alice).get(reverse("records:job", args=[job.pk])).content.decode()


def test_old_results_are_cleaned_away_and_the_page_says_so(alice, note, browser):
    job = done(alice)
    assert job_runner.clean() == 0
    Job.objects.update(finished_at=timezone.now() - timedelta(days=8))
    assert job_runner.clean() == 1
    assert not jobs.stored.default_storage.exists(job.path)
    assert browser(alice).get(reverse("records:job_file", args=[job.pk])).status_code == 404
    assert "已过保留期" in browser(alice).get(reverse("records:job", args=[job.pk])).content.decode()


def test_the_schedule_names_tasks_that_exist():
    from celery import current_app

    from records.schedule import SCHEDULE

    assert set(SCHEDULE) <= set(current_app.tasks)
