"""The three processes of the portal."""

import signal
import sys
from pathlib import Path

from portal.supervisor.child import Child

GUNICORN_CONFIG = "deploy/gunicorn.conf.py"
CELERY = (sys.executable, "-m", "celery", "--app", "portal", "--quiet")


def children(*, base: Path, tmp: Path, address: str, level: str) -> list[Child]:
    """`address` is host:port; `tmp` a private folder, through which the folder broker passes messages."""
    private = {"TMPDIR": str(tmp), "PYTHONUNBUFFERED": "1"}
    return [
        Child(
            "web",
            (
                sys.executable,
                "-m",
                "gunicorn",
                "--config",
                str(base / GUNICORN_CONFIG),
                "--bind",
                address,
                "portal.wsgi",
            ),
            private,
            # The master takes its workers along; SIGKILL would leave them until they notice.
            orphaned=signal.SIGQUIT,
        ),
        Child("worker", (*CELERY, "worker", "--pool", "threads", "--concurrency", "2", "--loglevel", level), private),
        # The schedule is in the code; what beat remembers is thrown away at each start.
        Child("beat", (*CELERY, "beat", "--loglevel", level, "--pidfile", ""), private),
    ]
