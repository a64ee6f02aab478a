"""The line goes dead in the middle of a form, a hundred times at any byte: nothing half is saved by the real server."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3._functions import register

from tests.cast import Cast
from tests.house import cutting
from tests.house.cutting import Request, answer, everything
from tests.house.processes import free_port, surroundings, wait_until

ROOT = Path(__file__).resolve().parents[2]
CUTS = 100
# Signs of life of those who are signed in.
NOT_TYPED = ("django_session", "accounts_device")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(settings.DATABASE_URL), reason="the house is handed over to the server as an SQLite file"),
]


class Server:
    """gunicorn as it is run in earnest, over a copy of the house that the test has built."""

    def __init__(self, folder: Path) -> None:
        self.port, self.database = free_port(), folder / "portal.sqlite3"
        self._hand_over()
        own = {"SECRET_KEY": settings.SECRET_KEY, "REDIS_URL": "", "WEB_WORKERS": "1", "DEBUG": "1"}
        command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "-b", f"127.0.0.1:{self.port}"]
        self.log = (folder / "log").open("w")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=surroundings(folder, **own), stdout=self.log, stderr=self.log
        )

    def _hand_over(self) -> None:
        with sqlite3.connect(self.database) as copy:
            register(copy)  # checks of tables call Django's own functions
            copy.executescript("PRAGMA foreign_keys=OFF;" + "\n".join(connection.connection.iterdump()))

    def is_up(self) -> bool:
        try:
            return answer(self.port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") == 200
        except OSError:
            return False

    def stored(self) -> list[str]:
        """Every row of every table, but signs of life."""
        with sqlite3.connect(self.database) as reader:
            return [line for line in reader.iterdump() if not line.startswith(tuple(_rows(name) for name in NOT_TYPED))]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


def _rows(table: str) -> str:
    return f'INSERT INTO "{table}'


@pytest.fixture
def requests(cast: Cast) -> list[Request]:
    cutting._sessions.clear()
    return everything(cast)


@pytest.fixture
def server(requests: list[Request], tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    try:
        assert wait_until(running.is_up), (tmp_path / "log").read_text()
        yield running
    finally:
        running.stop()


def test_a_hundred_cuts_leave_nothing_and_the_whole_forms_are_saved(server: Server, requests: list[Request]) -> None:
    kinds = {word for one in requests for word in one.name.split()[1:]}
    assert {"create", "edit", "submit", "approve", "return"} <= kinds and len(requests) > 60
    before, dice = server.stored(), random.Random(2026)
    chosen = dice.sample(requests, len(requests)) * 2
    for number, one in enumerate(chosen[:CUTS]):
        whole = one.whole()
        at = dice.randrange(1, len(whole)) if number % 4 else len(whole) - dice.randrange(1, 60)  # ends are dangerous
        status = answer(server.port, whole[:at], wait=number % 5 > 0)
        assert status in (0, 400), f"{one.name} cut at {at} of {len(whole)}: {status}"
    for one in dice.sample(requests, 10):
        assert answer(server.port, one.chunked()) == 400, one.name
    assert wait_until(lambda: server.stored() == before, 5), "something of a cut request was stored"
    # The bodies were good: whole, most are saved. A few cross each other's way, as two requests for one project do.
    answers = {one.name: answer(server.port, one.whole()) for one in requests if one.name.endswith("create")}
    assert sum(status == 302 for status in answers.values()) > 0.7 * len(answers), answers
    for one in requests:
        if " " not in one.name:
            assert answer(server.port, one.whole()) == 302, one.name
    assert server.stored() != before
