"""SQLite under several writers: nobody is told "database is locked", nobody waits out of turn."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, transaction

from portal.db.gate import Gate, GateBusy

WRITERS = 8
EACH = 25

# One writer as a process of its own: read, then write what was read plus one, in one transaction.
WRITER = """
import sys, django
from django.conf import settings
name, each = sys.argv[1], int(sys.argv[2])
settings.configure(DATABASES={"default": {"ENGINE": "portal.db.sqlite", "NAME": name, "OPTIONS": {
    "timeout": 20, "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"}}})
django.setup()
from django.db import connection, transaction
for _ in range(each):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT n FROM counter")
        (n,) = cursor.fetchone()
        cursor.execute("UPDATE counter SET n = %s", [n + 1])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE single SET n = n + 1")
"""


def writer(database: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WRITER, str(database), str(EACH)], stderr=subprocess.PIPE, text=True)


def test_many_writers_lose_nothing_and_are_never_refused(tmp_path):
    import sqlite3

    database = tmp_path / "counter.sqlite3"
    with sqlite3.connect(database) as made:
        made.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE counter (n); CREATE TABLE single (n);"
            "INSERT INTO counter VALUES (0); INSERT INTO single VALUES (0);"
        )
    running = [writer(database) for _ in range(WRITERS)]
    complaints = [process.communicate(timeout=300)[1] for process in running]
    assert complaints == [""] * WRITERS
    with sqlite3.connect(database) as read:
        assert read.execute("SELECT counter.n, single.n FROM counter, single").fetchone() == (WRITERS * EACH,) * 2


def test_the_gate_lets_one_in_at_a_time(tmp_path):
    path = tmp_path / "gate"
    inside, seen = 0, []

    def visit():
        nonlocal inside
        with Gate(path, 60):
            inside += 1
            seen.append(inside)
            time.sleep(0.01)
            inside -= 1

    visitors = [threading.Thread(target=visit) for _ in range(10)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert seen == [1] * 10


def test_who_waits_too_long_is_told_and_leaves_nothing_locked(tmp_path):
    path = tmp_path / "gate"
    first, second = Gate(path, 1), Gate(path, 0.2)
    first.enter()
    with pytest.raises(GateBusy):
        second.enter()
    assert not second.held
    first.leave()
    # The abandoned wait gets its turn, drops it, and the next visitor comes in.
    with Gate(path, 60) as third:
        assert third.held


def test_a_dead_holder_opens_the_gate(tmp_path):
    path = tmp_path / "gate"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import time; from pathlib import Path; from portal.db.gate import Gate\n"
            f"Gate(Path({str(path)!r}), 1).enter(); print('in', flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "in\n"
    holder.kill()
    holder.wait()
    with Gate(path, 60) as gate:
        assert gate.held


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no need of a gate")
def test_the_gate_is_held_from_begin_to_commit_only():
    assert not connection.gate.held
    with transaction.atomic():
        assert connection.gate.held
        with transaction.atomic():
            pass
        assert connection.gate.held, "an inner block must not open the gate"
    assert not connection.gate.held
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    assert not connection.gate.held


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own settings")
def test_pragmas_are_in_force():
    def pragma(name):
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {name}")
            return cursor.fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert [pragma(name) for name in ("foreign_keys", "secure_delete")] == [1, 1]
