"""First come, first served, for the one writer that SQLite allows.

SQLite's own waiting is not fair: under many writers some starve for seconds and then give up. `flock` on a file beside
the database queues them nearly in order of arrival.
"""

import fcntl
import os
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType


class GateBusy(Exception):
    """Nobody opened the gate in time."""


class Gate:
    """One open file on the gate; each connection has its own, so threads exclude one another as processes do."""

    def __init__(self, path: Path, timeout: float) -> None:
        """`timeout` in seconds."""
        self.path, self.timeout = path, timeout
        self._held: int | None = None

    @property
    def held(self) -> bool:
        return self._held is not None

    def enter(self) -> None:
        """Waits for the turn; raises GateBusy after the timeout. Does nothing when already inside."""
        if self.held:
            return
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _wait(file, self.path, self.timeout)
        self._held = file

    def leave(self) -> None:
        """Lets the next one in. Does nothing when outside."""
        if self._held is not None:
            file, self._held = self._held, None
            os.close(file)

    def __enter__(self) -> "Gate":
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.leave()


def _wait(file: int, path: Path, timeout: float) -> None:
    """`flock` keeps the queue but knows no timeout: a thread waits in it, and this caller waits for the thread."""
    turn = _Turn(file)
    threading.Thread(target=turn.take, daemon=True, name="sqlite-gate").start()
    if not turn.came.wait(timeout) and not turn.give_up():
        raise GateBusy(f"no turn at {path} within {timeout} s")


class _Turn:
    """Hands the lock to the waiting caller, or drops it when the caller has gone."""

    def __init__(self, file: int) -> None:
        self.file, self.came = file, threading.Event()
        self._decide, self._gone = threading.Lock(), False

    def take(self) -> None:
        with suppress(OSError):
            fcntl.flock(self.file, fcntl.LOCK_EX)
        with self._decide:
            if self._gone:
                os.close(self.file)
            else:
                self.came.set()

    def give_up(self) -> bool:
        """True if the turn came after all, in the last moment."""
        with self._decide:
            self._gone = not self.came.is_set()
            return not self._gone
