"""One process that is kept running."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from portal.supervisor.kernel import die_with_parent

BACK_OFF = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
# Seconds alive after which a child counts as healthy and its next fall starts at the short pause again.
STEADY = 30.0


@dataclass
class Child:
    """`orphaned` is the signal that the kernel sends it when the supervisor is killed."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    orphaned: signal.Signals = signal.SIGKILL
    process: "subprocess.Popen[bytes] | None" = None
    falls: int = 0
    started_at: float = 0.0
    start_at: float = 0.0

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    def tend(self, now: float) -> str:
        """Starts it when due, notices its end. Returns what happened, or an empty text."""
        if self.process is None:
            if now < self.start_at:
                return ""
            self._start(now)
            return f"{self.name} 已启动，进程号 {self.pid}"
        code = self.process.poll()
        return "" if code is None else self._ended(code, now)

    def _start(self, now: float) -> None:
        self.started_at = now
        self.process = subprocess.Popen(  # noqa: S603 - our own command line
            list(self.command),
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            # Its own session: Ctrl-C reaches the supervisor alone, which then stops everything in order.
            start_new_session=True,
            preexec_fn=partial(die_with_parent, os.getpid(), self.orphaned),
        )

    def _ended(self, code: int, now: float) -> str:
        self.sweep_up()
        self.falls = 1 if now - self.started_at > STEADY else self.falls + 1
        pause = BACK_OFF[min(self.falls, len(BACK_OFF)) - 1]
        self.process, self.start_at = None, now + pause
        return f"{self.name} 已退出（代码 {code}），{pause:.0f} 秒后重新启动"

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> bool:
        """True when it has ended by `until` (monotonic seconds)."""
        if self.process is None:
            return True
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        return self.process.poll() is not None

    def sweep_up(self) -> None:
        """Kills whatever of its group is left (gunicorn's workers after kill -9 of their master)."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
