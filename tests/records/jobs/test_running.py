"""A background task runs once, is taken up after a kill, and stops when it is told to."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.models.user import User
from records import jobs, numbers, settings_store
from records.files import stored
from records.jobs import JobLost, handler, queue, result, runner, start
from records.models.job import Job
from tests.records.jobs.queue import SEEN, fresh, queued


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
    monkeypatch.setattr(queue.run_job, "delay", lambda *args: sent.append(args))
    job = queued(alice, payload={"secret": "机密"})
    queue.publish(job)
    assert sent == [(str(job.pk),)]


def test_a_broker_that_is_down_does_not_break_the_request(alice, monkeypatch):
    def down(*args):
        raise ConnectionError("redis")

    monkeypatch.setattr(queue.run_job, "delay", down)
    job = queued(alice)
    queue.publish(job)
    assert fresh(job).state == "queued"


def test_running_it_twice_does_it_once(alice, note):
    job = queued(alice)
    runner.run(job.pk)
    runner.run(str(job.pk))
    assert SEEN == [["三月学习"]]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_task(sample_scope):
    owner = User.objects.create_user("alice", name="李爱丽")
    job, barrier, got = queued(owner), threading.Barrier(6), []

    def worker():
        barrier.wait()
        got.append(runner.claim(job.pk))
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([claimed for claimed in got if claimed]) == 1


def test_a_task_whose_worker_was_killed_is_taken_up_again(alice, note):
    job = queued(alice)
    runner.claim(job.pk)  # … and then the worker dies
    assert runner.claim(job.pk) is None  # its lease still runs
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1), published_at=timezone.now() - timedelta(1))
    assert queue.sweep() == 1  # tasks run on the spot here
    job = fresh(job)
    assert (job.state, job.attempts) == ("done", 2)
    assert SEEN == [["三月学习"]]


def test_a_lost_message_is_made_up_for(alice, note):
    queued(alice, published_at=timezone.now() - timedelta(minutes=1))
    queued(alice)  # its message may still be on the way
    assert queue.sweep() == 1
    assert queue.sweep() == 0
    assert Job.objects.filter(state="done").count() == 1


def test_a_worker_believed_dead_changes_nothing_any_more(alice, note):
    job = queued(alice)
    slow = runner.claim(job.pk)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    runner.run(job.pk)  # another worker does it
    with pytest.raises(JobLost):
        jobs.Progress(slow).hold()
    with result(slow, "spät.txt") as file:
        file.write(b"late")
    runner.finish(slow, Job.State.DONE, "")
    assert fresh(job).result_name == "笔记.txt"
    assert not stored.default_storage.exists(slow.path)


def test_a_task_that_kills_its_worker_again_and_again_is_given_up(alice):
    settings_store.put(numbers.JOB_ATTEMPTS, 2, by=None, reason="试验")
    job = queued(alice)
    for _ in range(2):
        runner.claim(job.pk)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    runner.run(job.pk)
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
    runner.run(job.pk)
    assert fresh(job).state == "failed"
    assert words in fresh(job).message


def test_the_log_names_the_task_but_no_text_of_a_record(alice, caplog):
    job = queued(alice, "tests.broken")
    runner.run(job.pk)
    assert str(job.pk) in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "张三" not in caplog.text + fresh(job).message


def test_a_waiting_task_that_is_cancelled_never_starts(alice, note):
    job = queued(alice)
    assert jobs.cancel(job)
    runner.run(job.pk)
    assert (fresh(job).state, SEEN) == ("cancelled", [])


def test_a_running_task_stops_at_its_next_step_and_leaves_no_file(alice, note):
    @handler("tests.titles", "导出笔记")
    def cancelled_midway(job, progress):
        with result(job, "x.txt") as file:
            file.write(b"half")
        assert jobs.cancel(job)
        progress.hold()

    job = queued(alice)
    runner.run(job.pk)
    job = fresh(job)
    assert (job.state, job.result_name) == ("cancelled", "")
    assert not stored.default_storage.exists(job.path)


def test_what_is_over_cannot_be_cancelled(alice, note):
    job = queued(alice)
    runner.run(job.pk)
    assert not jobs.cancel(job)
    assert fresh(job).state == "done"


def test_the_schedule_names_tasks_that_exist():
    from celery import current_app

    from records.schedule import SCHEDULE

    current_app.loader.import_default_modules()  # as a worker does when it starts
    assert set(SCHEDULE) <= set(current_app.tasks)
