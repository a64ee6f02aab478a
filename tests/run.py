"""`make test`: the whole suite on everything this machine offers, and a plain word about what it does not offer.

SQLite always; PostgreSQL + Redis and a browser where they are present. Arguments go on to pytest.
ONLY=sqlite,postgres,browser narrows it; with TEST_ALL=1 a part that cannot be run counts as failed.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests import surroundings

ROOT = Path(__file__).resolve().parent.parent
SOME_FAILED = 1  # what pytest returns when tests ran and some failed
PARALLEL = os.environ.get("TEST_PROCESSES") or "2"

HOW_POSTGRES = "start PostgreSQL on localhost, or set TEST_DATABASE_URL=postgres://user:password@host/name"
HOW_REDIS = "start redis-server on localhost, or set TEST_REDIS_URL=redis://host:6379/15"
HOW_CHROMIUM = "apt-get install chromium fonts-noto-cjk, or set CHROMIUM=/path/to/chromium"


@dataclass
class Part:
    """One run of pytest, or the reason why there is none and how to have it."""

    name: str
    marks: str
    environment: dict[str, str] = field(default_factory=dict)
    parallel: bool = True
    missing: str = ""
    second_try: bool = False

    def command(self, more: list[str]) -> list[str]:
        spread = ["-n", PARALLEL, "--dist", "loadgroup"] if self.parallel else []
        return [sys.executable, "-m", "pytest", "-q", "-m", self.marks, *spread, *more]


def parts() -> list[Part]:
    database, broker, browser = surroundings.postgres(), surroundings.redis(), surroundings.chromium()
    servers = {"TEST_DATABASE_URL": database, "TEST_REDIS_URL": broker}
    alone = {"TEST_DATABASE_URL": "", "TEST_REDIS_URL": ""}
    lacking = "; ".join([HOW_POSTGRES] * (not database) + [HOW_REDIS] * (not broker))
    return [
        Part("SQLite, no Redis", "not browser", alone),
        Part("PostgreSQL + Redis", "not browser and not one_database", servers, missing=lacking),
        # A browser shares two cores with the server it asks: what fails is tried once more, alone, and that is said.
        Part(
            "browser journeys", "browser", {**alone, "CHROMIUM": browser}, False, "" if browser else HOW_CHROMIUM, True
        ),
    ]


def chosen(all_parts: list[Part]) -> list[Part]:
    only = [word for word in os.environ.get("ONLY", "").lower().split(",") if word]
    return [part for part in all_parts if not only or any(word in part.name.lower() for word in only)]


def run(part: Part, more: list[str]) -> str:
    """`passed`, `FAILED` or `skipped`, with what a reader needs to know."""
    if part.missing:
        return f"{'FAILED' if os.environ.get('TEST_ALL') else 'skipped'}: to have it, {part.missing}"
    print(f"\n=== {part.name} ===", flush=True)
    began = time.monotonic()
    code = _pytest(part, more)
    again = code == SOME_FAILED and part.second_try
    if again:
        print(f"\n=== {part.name}: what failed, once more ===", flush=True)
        code = _pytest(part, [*more, "--last-failed", "--last-failed-no-failures=none"])
    how = "passed" if code == 0 else f"FAILED (pytest {code})"
    return f"{how} in {time.monotonic() - began:.0f} s{', with a second try for what failed at first' if again else ''}"


def _pytest(part: Part, more: list[str]) -> int:
    return subprocess.run(part.command(more), cwd=ROOT, env={**os.environ, **part.environment}, check=False).returncode


def main(more: list[str]) -> int:
    outcome = {part.name: run(part, more) for part in chosen(parts())}
    print("\n=== what was run ===", *(f"{name}: {word}" for name, word in outcome.items()), sep="\n", flush=True)
    return 1 if any(word.startswith("FAILED") for word in outcome.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
