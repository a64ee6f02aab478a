"""P9: sixteen people at once on gunicorn as the portal runs it; our list against the usual one on the same server."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models.user import User
from benchmarks import guardian
from benchmarks.case import Case, Goal
from benchmarks.case_ledger import LIST
from benchmarks.place import FOLDER

CROWD, PAGES = 16, 4  # people, pages of each in one round
MIX = (LIST, "/", LIST, "/reminders/branches/")


class Server:
    """gunicorn with the portal's own configuration, on the data of this process; it ends with it."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.cookies: list[str] = []

    def start(self) -> None:
        who = list(User.objects.filter(username__in=self.names))
        guardian.fill(who)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = [_cookie(user) for user in who]  # a second sign-in would end the first
        self.cookies = [own[number % len(own)] for number in range(CROWD)]
        gunicorn = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")
        self.child = subprocess.Popen(
            [*gunicorn, "--bind", f"127.0.0.1:{self.port}"],
            env={
                **os.environ,
                "BENCH_DATABASE": str(connection.settings_dict["NAME"]),
                "DJANGO_SETTINGS_MODULE": "benchmarks.rival_settings",
            },
            cwd=FOLDER.parent.parent,
        )  # fmt: skip
        for _ in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("gunicorn does not answer")

    def stop(self) -> None:
        if self.cookies:
            self.child.terminate()
            self.child.wait()

    def shown(self, mix: tuple[str, ...]) -> int:
        return len(self.crowd(mix))

    def crowd(self, mix: tuple[str, ...]) -> list[float]:
        """Milliseconds of every page; any answer but 200 ends the run."""
        if not self.cookies:  # in the first round, which is not counted
            self.start()
        with ThreadPoolExecutor(CROWD) as pool:
            told = pool.map(lambda number: self._person(number, mix), range(CROWD))
            return [ms for person in told for ms in person]

    def _person(self, number: int, mix: tuple[str, ...]) -> list[float]:
        line, times = HTTPConnection("127.0.0.1", self.port, timeout=120), []
        for turn in range(PAGES):
            began = time.perf_counter()
            line.request("GET", mix[(number + turn) % len(mix)], headers={"Cookie": self.cookies[number]})
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            times.append((time.perf_counter() - began) * 1000)
        line.close()
        return times


def _cookie(user) -> str:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="accounts.backends.AccountBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def cases() -> Iterator[Case]:
    # One from each level on both sides; two people for each, since a second sign-in ends the first.
    ours = Server("yuan.zuzhi", "danwei1.ganshi", "jiance1.shuji")
    usual = Server("yuan.shuji", "danwei1.shuji", "jiance2.shuji")
    yield Case(
        f"P9 {CROWD * PAGES} ledger pages for {CROWD} people at once", lambda: ours.shown((LIST,)),
        lambda: usual.shown(("/usual/",)), repeat=3, goals=(Goal("ratio", "≥", 3),), finish=lambda: _stop(ours, usual),
    )  # fmt: skip
    yield Case("P9 mixed pages, p95 in % of the median as rows", _spread(ours), finish=ours.stop, repeat=3,
               goals=(Goal("rows", "≤", 200),))  # fmt: skip


def _stop(*servers: Server) -> None:
    for server in servers:
        server.stop()


def _spread(server: Server) -> Callable[[], int]:
    def spread() -> int:
        times = sorted(server.crowd(MIX))
        return round(100 * times[int(len(times) * 0.95)] / statistics.median(times))

    return spread
