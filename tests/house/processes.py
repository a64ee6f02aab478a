"""Looking at real processes from a test."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path


def alive(pid: int) -> bool:
    """True while it runs; a zombie that nobody has collected yet counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def descendants(pid: int) -> set[int]:
    """Pids of everything below `pid`."""
    below, todo = set(), [pid]
    parents = {int(p.name): _parent(p) for p in Path("/proc").iterdir() if p.name.isdigit()}
    while todo:
        current = todo.pop()
        found = {child for child, parent in parents.items() if parent == current}
        below |= found
        todo += found
    return below


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def wait_until(what: Callable[[], object], seconds: float = 60) -> bool:
    """Asks every tenth of a second; the last answer. Patience costs nothing where it is not needed."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return bool(what())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """Environment for a portal of its own in `folder`, with the portal's real settings."""
    ours = {"DATA_DIR": str(folder), "PORTAL_PROFILE": "embedded", "LOG_LEVEL": "WARNING", "DEBUG": "0"}
    keep = {key: value for key, value in os.environ.items() if key not in {"DJANGO_SETTINGS_MODULE", "SECRET_KEY"}}
    return keep | ours | {"DATABASE_URL": "", "REDIS_URL": os.environ.get("TEST_REDIS_URL", "")} | more
