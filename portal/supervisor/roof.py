"""The supervisor: tends its children until it is told to stop, then stops them in order."""

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from portal.supervisor.child import Child

LOOK_EVERY = 0.2
# Seconds for requests and tasks in hand to finish.
GRACE = 25.0


class Roof:
    def __init__(self, children: Sequence[Child], say: Callable[[str], None]) -> None:
        self.children, self.say = children, say
        self.stopping = False

    def run(self) -> None:
        """Returns after SIGTERM, SIGINT or SIGHUP, when every child has ended."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            while not self.stopping:
                self._look()
                time.sleep(LOOK_EVERY)
        finally:
            self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _look(self) -> None:
        for child in self.children:
            if news := child.tend(time.monotonic()):
                self.say(news)

    def _end(self) -> None:
        """All are asked at once; who is not done in time is killed, with everything it started."""
        self.say("正在停止……")
        for child in reversed(self.children):
            child.ask_to_stop()
        until = time.monotonic() + GRACE
        for child in self.children:
            if not child.wait(until):
                self.say(f"{child.name} 未能按时停止，强制结束")
            child.sweep_up()
        self.say("已全部停止")
