"""`manage.py up` as a person starts it: real web, worker and beat on the embedded default (or Redis, where given)."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.broker import REDIS, Broker
from tests.house.processes import alive, descendants, free_port, surroundings, wait_until

ROOT = Path(__file__).resolve().parents[2]
# Two seconds on a quiet machine; a busy one takes its time.
READY_WITHIN = 300
MANAGE = [sys.executable, "manage.py"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("up"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs /proc"),
]


class Portal:
    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.environment = surroundings(folder, PORT=str(self.port), WEB_WORKERS="1", **environment)
        self.log = folder.with_suffix(".log")
        # A test run that is itself killed leaves no portal behind.
        up = [*MANAGE, "up", "--with-parent"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(up, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def ask(self, path: str) -> tuple[int, dict]:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=15) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)
        except (URLError, OSError):
            return 0, {}

    def ready(self) -> bool:
        return self.ask("/readyz") == (200, {"status": "ok"})

    def gets_ready(self) -> None:
        assert wait_until(self.ready, READY_WITHIN), f"never ready:\n{self.log.read_text()[-3000:]}"

    def part(self, word: str) -> int:
        """The pid of the supervisor's own child with `word` in its command line."""
        children = [pid for pid in descendants(self.process.pid) if _parent_is(pid, self.process.pid)]
        return next((pid for pid in children if word in Path(f"/proc/{pid}/cmdline").read_text().split("\0")), 0)


def _parent_is(pid: int, parent: int) -> bool:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]) == parent
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A DATA_DIR with all tables, made once for both tests."""
    made = tmp_path_factory.mktemp("up") / "var"
    subprocess.run([*MANAGE, "migrate", "-v0"], cwd=ROOT, env=surroundings(made), check=True)
    return made


@pytest.fixture
def environment():
    """Where Redis is given, a part of it for this portal alone: the heartbeat it is judged by is its own."""
    broker = Broker() if REDIS else None
    yield broker.environment if broker else {}
    if broker:
        broker.lose_everything()


@pytest.fixture
def portal(folder, environment):
    running = Portal(folder, environment)
    yield running
    everybody = descendants(running.process.pid)
    if running.process.poll() is None:
        running.process.kill()
    running.process.wait()
    for pid in filter(alive, everybody):
        os.kill(pid, signal.SIGKILL)


def test_up_gets_ready_mends_itself_and_leaves_nothing_behind(portal):
    portal.gets_ready()
    assert portal.ask("/healthz") == (200, {"status": "ok"})

    web = portal.part("gunicorn")
    os.kill(web, signal.SIGKILL)
    assert wait_until(lambda: portal.part("gunicorn") not in {0, web}, READY_WITHIN)
    portal.gets_ready()

    everybody = descendants(portal.process.pid)
    assert len(everybody) >= 4, "gunicorn with a worker, Celery's worker, beat"
    portal.process.send_signal(signal.SIGTERM)
    assert portal.process.wait(READY_WITHIN) == 0
    assert wait_until(lambda: not any(alive(pid) for pid in everybody))


def test_kill_minus_nine_of_up_leaves_no_orphans(portal):
    portal.gets_ready()
    everybody = descendants(portal.process.pid)
    portal.process.kill()
    portal.process.wait()
    assert wait_until(lambda: not any(alive(pid) for pid in everybody))
