"""Periodic work and the queue: what is scheduled exists, expires in time, and travels whole."""

import json
from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.contrib.sessions.models import Session
from django.utils import timezone
from kombu import Connection

from portal import schedule
from portal.celery import app
from portal.folder_broker import register
from portal.tasks import clear_sessions


def test_everything_scheduled_is_a_task_that_the_worker_knows():
    app.loader.import_default_modules()
    unknown = set(schedule.beat_schedule()) - set(app.tasks)
    assert unknown == set()
    assert "portal.tasks.heartbeat" in schedule.beat_schedule()


@pytest.mark.django_db
def test_ended_sessions_are_cleared_away():
    for name, ends in (("over", timezone.now() - timedelta(minutes=1)), ("open", timezone.now() + timedelta(hours=1))):
        Session.objects.create(session_key=name, session_data="", expire_date=ends)
    clear_sessions.delay()
    assert [session.session_key for session in Session.objects.all()] == ["open"]


def test_what_comes_often_expires_before_it_comes_again():
    entries = schedule.beat_schedule().values()
    often = [entry for entry in entries if not isinstance(entry["schedule"], crontab)]
    assert often
    assert all(1 <= entry["options"]["expires"] <= entry["schedule"] for entry in often)


def test_an_app_declares_hours_in_a_file_of_its_own(monkeypatch):
    monkeypatch.setattr(schedule, "APPS", ("tests.house.an_app",))
    morning = schedule.beat_schedule()["an_app.tasks.morning"]
    assert morning["schedule"] == crontab(hour=7, minute=0)
    assert morning["options"]["expires"] == schedule.CRONTAB_EXPIRES


def test_safe_delivery_is_set():
    assert app.conf.task_acks_late is app.conf.task_reject_on_worker_lost is app.conf.task_ignore_result is True
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_time_limit < 600, "shorter than Redis waits before it hands a task to somebody else"


@pytest.fixture
def folder(tmp_path):
    register()
    options = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    with Connection("folder://localhost/", transport_options=options) as connection:
        yield tmp_path, connection.channel()


def test_messages_come_out_whole_and_in_order(folder):
    _, channel = folder
    for number in range(5):
        channel._put("celery", {"body": number})
    assert [channel._get("celery")["body"] for _ in range(5)] == list(range(5))


def test_a_message_is_not_seen_before_it_is_written(folder, monkeypatch):
    place, channel = folder
    seen = []
    original = channel._put.__globals__["Path"].rename

    def look_then_rename(draft, target):
        seen.append((channel._size("celery"), json.loads(draft.read_text())))
        return original(draft, target)

    monkeypatch.setattr("pathlib.Path.rename", look_then_rename)
    channel._put("celery", {"body": "x" * 10_000})
    assert seen == [(0, {"body": "x" * 10_000})], "written in full while the queue still looks empty"
    assert channel._size("celery") == 1
    assert not list(place.glob("*.part"))
