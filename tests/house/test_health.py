"""Probes tell the truth in one word and give strangers no detail."""

import json
import time

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError

from portal import health
from portal.tasks import heartbeat


def test_healthz_answers_without_a_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_once_a_heartbeat_has_gone_through(client):
    assert client.get("/readyz").status_code == 503, "no worker has ever answered"
    heartbeat.delay()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_heartbeat_that_stopped_is_noticed_and_the_reason_stays_inside(client, capsys):
    cache.set(health.HEARTBEAT, time.time() - health.HEARTBEAT_STALE_AFTER - 1)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unready"})
    with pytest.raises(SystemExit) as stopped:
        call_command("health")
    assert stopped.value.code == 1
    told = json.loads(capsys.readouterr().out)
    assert told["background"].startswith("last heartbeat")
    assert told["database"] == told["migrations"] == ""


@pytest.mark.django_db
def test_a_broken_database_is_unready_and_not_an_error_page(client, monkeypatch):
    def broken():
        raise DatabaseError("password authentication failed for user secret")

    heartbeat.delay()
    monkeypatch.setitem(health.CHECKS, "database", broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_change_nothing(client, path):
    assert client.post(path).status_code == 405
