"""Two real workers, a real Redis, and kill -9 at any instant: every reminder arrives, and arrives once."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from accounts.models.user import User
from reminders.notices.models import Dispatch, Notice
from tests.broker import REDIS, Broker
from tests.house.processes import wait_until

ROOT = Path(__file__).resolve().parents[3]
# A run that is itself killed leaves no worker behind.
CELERY = """
import signal, sys
from portal.supervisor.kernel import die_with_parent
die_with_parent(int(sys.argv.pop(1)), signal.SIGKILL)
from celery.__main__ import main
main()
"""
# Seconds. A worker is up within three on a quiet machine; a busy one is slow, not wrong.
PATIENCE = 300

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("chaos"),
    pytest.mark.skipif(not (REDIS and os.environ.get("TEST_DATABASE_URL")), reason="wants PostgreSQL and Redis"),
]


@pytest.fixture
def broker():
    own = Broker()
    yield own
    own.lose_everything()


@pytest.fixture
def environment(tmp_path, broker):
    """What a worker is told: the test's own database and its own part of Redis."""
    server = connection.settings_dict
    secret = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    address = f"postgres://{server['USER']}{secret}@{server['HOST']}:{server['PORT'] or 5432}/{server['NAME']}"
    return {
        **os.environ,
        **broker.environment,
        "DATABASE_URL": address,
        "DATA_DIR": str(tmp_path),
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
        self.log = Path(environment["DATA_DIR"], "workers.log")

    def start(self):
        celery = [sys.executable, "-c", CELERY, str(os.getpid()), "--app", "portal", "--quiet"]
        name = f"--hostname=chaos{len(self.running)}-{time.monotonic_ns()}@%h"
        with self.log.open("a") as log:
            process = subprocess.Popen(
                [*celery, "worker", "--concurrency", "1", "--pool", "threads", name],
                cwd=ROOT, env=self.environment, start_new_session=True, stdout=log, stderr=log,
            )  # fmt: skip
        self.running.append(process)

    def kill_one(self):
        process = self.running.pop(0)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self):
        while self.running:
            self.kill_one()

    def said(self):
        """For the report when something did not come."""
        return self.log.read_text()[-3000:]


@pytest.fixture
def workers(environment):
    pair = Workers(environment)
    yield pair
    pair.end()


def post(title, count):
    """So many dispatches to one reader; their ids."""
    reader, _ = User.objects.get_or_create(username="reader", defaults={"name": "读者"})
    rows = [
        Dispatch(key=f"chaos:{title}:{n}", recipient=reader, channel="portal", kind="event", title=title.format(n))
        for n in range(count)
    ]
    return [row.pk for row in Dispatch.objects.bulk_create(rows)]


def publish(sender, ids):
    sender.send_task("reminders.tasks.deliver", args=[ids], retry=False)


@pytest.fixture
def sender(broker):
    """A Celery application that only sends. Not the current one: tasks of later tests must not go out through it."""
    from celery import Celery

    app = Celery("chaos", broker=REDIS, set_as_current=False)
    app.conf.broker_transport_options = broker.options
    return app


def beat(sender, ids, stop):
    """One clock: first everything in small shuffled lots, then the sweep every second."""
    shuffled = random.sample(ids, len(ids))
    for start in range(0, len(shuffled), 10):
        publish(sender, shuffled[start : start + 10])
    while not stop.wait(1):
        sender.send_task("reminders.tasks.sweep", retry=False, expires=9)


def test_nothing_is_lost_or_doubled_under_two_beats_two_workers_and_kills(broker, slow_inserts, workers, sender):
    ids = post("第{}条", 400)
    workers.start()
    workers.start()
    stop = threading.Event()
    beats = [threading.Thread(target=beat, args=(sender, ids, stop)) for _ in range(2)]
    for one in beats:
        one.start()
    try:
        assert wait_until(Notice.objects.exists, PATIENCE), workers.said()
        for number in range(4):
            time.sleep(random.uniform(0.3, 1))
            workers.kill_one()
            if number == 2:
                broker.lose_everything()
            workers.start()
        finished = wait_until(lambda: not Dispatch.objects.ready().exists(), PATIENCE)
    finally:
        stop.set()
        for one in beats:
            one.join()
    assert finished, workers.said()
    assert Notice.objects.count() == 400
    # The message and this number are one commit: two would mean that two workers delivered it.
    assert set(Dispatch.objects.values_list("attempts", flat=True)) == {1}


def test_without_the_sweep_a_lost_message_stays_lost_and_with_it_it_comes(broker, workers, sender):
    lost = post("丢失第{}条", 10)
    publish(sender, lost)
    assert broker.waiting() == 1
    broker.lose_everything()
    workers.start()
    publish(sender, post("后来第{}条", 1))
    # The queue is in order and the worker one: with the later message delivered, the earlier would have been.
    assert wait_until(Notice.objects.exists, PATIENCE), workers.said()
    assert [notice.title for notice in Notice.objects.all()] == ["后来第0条"]
    sender.send_task("reminders.tasks.sweep", retry=False)
    assert wait_until(lambda: Notice.objects.count() == 11, PATIENCE), workers.said()
