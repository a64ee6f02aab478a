"""The supervisor keeps its children running, stops them all, and leaves no orphan."""

import os
import signal
import subprocess
import sys

import pytest

from tests.house.processes import alive, descendants, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="orphans are prevented by the Linux kernel")

# Two children; "stubborn" ignores being asked to stop, and "parent" has a child of its own.
ROOF = """
import sys
from portal.supervisor import child, roof
child.BACK_OFF, roof.GRACE = (0.1, 0.2), 1.0
say = lambda text: print(text, flush=True)
parent = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(300)'])"
stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(300)"
roof.Roof([child.Child("parent", (sys.executable, "-c", parent)),
           child.Child("stubborn", (sys.executable, "-c", stubborn))], say).run()
"""


class Running:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", ROOF], stdout=subprocess.PIPE, text=True)
        self.pids = {name: self.started(name) for name in ("parent", "stubborn")}
        assert wait_until(lambda: len(descendants(self.process.pid)) == 3), "two children and a grandchild"
        self.everybody = descendants(self.process.pid)

    def started(self, name: str) -> int:
        for line in self.process.stdout:
            if line.startswith(f"{name} 已启动"):
                return int(line.rpartition(" ")[2])
        raise AssertionError(f"{name} was never started")

    def none_left(self) -> bool:
        return wait_until(lambda: not any(alive(pid) for pid in self.everybody))


@pytest.fixture
def running():
    house = Running()
    yield house
    for pid in {house.process.pid, *house.everybody}:
        if alive(pid):
            os.kill(pid, signal.SIGKILL)
    house.process.wait()


def test_a_killed_child_is_started_again(running):
    os.kill(running.pids["stubborn"], signal.SIGKILL)
    again = running.started("stubborn")
    assert again != running.pids["stubborn"]
    assert alive(again)


def test_pauses_grow_with_each_fall_and_shrink_after_a_steady_run():
    from portal.supervisor.child import BACK_OFF, STEADY, Child

    child = Child("fragile", (sys.executable, "-c", "raise SystemExit(3)"))
    now, pauses = 0.0, []
    for _ in range(3):
        assert child.tend(now).startswith("fragile 已启动")
        child.process.wait()
        assert "代码 3" in child.tend(now)
        pauses.append(child.start_at - now)
        assert child.tend(child.start_at - 0.01) == "", "not before the pause is over"
        now = child.start_at
    assert pauses == list(BACK_OFF[:3])
    child.tend(now)
    child.process.wait()
    child.tend(now + STEADY + 1)
    assert child.start_at == now + STEADY + 1 + BACK_OFF[0]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_being_told_to_stop_ends_everything(running, how):
    running.process.send_signal(how)
    assert running.process.wait(60) == 0
    assert running.none_left(), "the stubborn one and the grandchild, too"


def test_kill_minus_nine_leaves_no_child(running):
    running.process.kill()
    running.process.wait()
    assert wait_until(lambda: not any(alive(pid) for pid in running.pids.values()))
