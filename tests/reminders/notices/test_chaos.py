"""Two real workers, a real Redis, and kill -9 at any instant: every reminder arrives, and arrives once."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from accounts.models.user import User
from reminders.notices.dispatch_models import Dispatch
from reminders.notices.models import Notice

REDIS = os.environ.get("TEST_REDIS_URL", "")
OWN_DATABASE = "13"  # of Redis: flushed below, so nobody else's
ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("chaos"),
    pytest.mark.skipif(not (REDIS and os.environ.get("TEST_DATABASE_URL")), reason="wants PostgreSQL and Redis"),
]


def broker_url():
    return urlsplit(REDIS)._replace(path=f"/{OWN_DATABASE}").geturl()


@pytest.fixture
def broker():
    import redis

    client = redis.Redis.from_url(broker_url())
    client.flushdb()
    yield client
    client.flushdb()


@pytest.fixture
def environment(tmp_path):
    """What a worker is told: the test's own database and Redis."""
    server = connection.settings_dict
    secret = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    address = f"postgres://{server['USER']}{secret}@{server['HOST']}:{server['PORT'] or 5432}/{server['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": address,
        "REDIS_URL": broker_url(),
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "LOG_LEVEL": "ERROR",
    }


@pytest.fixture
def slow_inserts():
    """Each message takes its time inside the transaction, so that a kill hits in the middle of one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION take_time() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END'"
            " LANGUAGE plpgsql;"
            "CREATE TRIGGER slow BEFORE INSERT ON reminders_notice FOR EACH ROW EXECUTE FUNCTION take_time()"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER slow ON reminders_notice; DROP FUNCTION take_time()")


class Workers:
    """Two of them; whoever is killed is replaced."""

    def __init__(self, environment):
        self.environment, self.running = environment, []

    def start(self):
        command = [sys.executable, "-m", "celery", "--app", "portal", "--quiet", "worker", "--concurrency", "1"]
        name = f"--hostname=chaos{len(self.running)}-{time.monotonic_ns()}@%h"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(
            [*command, "--pool", "threads", name], cwd=ROOT, env=self.environment, start_new_session=True, **quiet
        )
        self.running.append(process)

    def kill_one(self):
        process = self.running.pop(0)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self):
        while self.running:
            self.kill_one()


@pytest.fixture
def workers(environment):
    pair = Workers(environment)
    yield pair
    pair.end()


def post(count):
    reader = User.objects.create_user("reader", "Chaos-2026-reader", name="读者")
    Dispatch.objects.bulk_create(
        Dispatch(key=f"chaos:{n}", recipient=reader, channel="portal", kind="event", title=f"第{n}条")
        for n in range(count)
    )


def publish(broker_app, ids):
    broker_app.send_task("reminders.tasks.deliver", args=[ids], retry=False)


@pytest.fixture
def sender():
    """A Celery application that only sends."""
    from celery import Celery

    return Celery("chaos", broker=broker_url())


def beat(sender, stop):
    """One clock: first everything in small shuffled lots, then the sweep every second."""
    ids = list(range(1, 401))
    random.shuffle(ids)
    first = Dispatch.objects.order_by("pk").values_list("pk", flat=True)[0]
    for start in range(0, len(ids), 10):
        publish(sender, [first + number - 1 for number in ids[start : start + 10]])
    while not stop.wait(1):
        sender.send_task("reminders.tasks.sweep", retry=False, expires=9)
    connection.close()


def wait_until(condition, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until and not condition():
        time.sleep(0.2)
    return condition()


def test_nothing_is_lost_or_doubled_under_two_beats_two_workers_and_kills(broker, workers, slow_inserts, sender):
    post(400)
    workers.start()
    workers.start()
    stop = threading.Event()
    beats = [threading.Thread(target=beat, args=(sender, stop)) for _ in range(2)]
    for one in beats:
        one.start()
    try:
        assert wait_until(lambda: Notice.objects.exists(), 60)
        for number in range(4):
            time.sleep(random.uniform(0.3, 1))
            workers.kill_one()
            if number == 2:
                broker.flushdb()  # everything in the queue is gone
            workers.start()
        finished = wait_until(lambda: not Dispatch.objects.ready().exists(), 60)
    finally:
        stop.set()
        for one in beats:
            one.join()
    assert finished
    assert Notice.objects.count() == 400
    # The message and this number are one commit: two would mean that two workers delivered it.
    assert set(Dispatch.objects.values_list("attempts", flat=True)) == {1}


def test_without_the_sweep_a_lost_message_stays_lost_and_with_it_it_comes(broker, workers, sender):
    post(10)
    ids = list(Dispatch.objects.values_list("pk", flat=True))
    publish(sender, ids)
    broker.flushdb()
    workers.start()
    assert not wait_until(Notice.objects.exists, 8)
    sender.send_task("reminders.tasks.sweep", retry=False)
    assert wait_until(lambda: Notice.objects.count() == 10, 30)
