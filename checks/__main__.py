"""Runs every check, even after one has failed, and says at the end which ones did."""

import os
import subprocess
import sys
import time
from pathlib import Path

from checks.ours import ROOT, packages

BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")

# As a server behind TLS would have it: `check --deploy` must find nothing to say.
PRODUCTION = {
    "PORTAL_PROFILE": "server",
    "SECRET_KEY": "only-for-this-check-9c1f5e0b7a63482db6d1e48f20b7c95a41e6d38f72",
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "",
    "REDIS_URL": "",
    "DEBUG": "0",
}

CHECKS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "ruff check": ((f"{BIN}/ruff", "check", "."), {}),
    "ruff format": ((f"{BIN}/ruff", "format", "--check", "."), {}),
    "mypy --strict": ((f"{BIN}/mypy", "--strict", *packages()), {}),
    "import-linter": ((f"{BIN}/lint-imports",), {}),
    "import circles": ((sys.executable, "-m", "checks.circles"), {}),
    "hidden imports": ((sys.executable, "-m", "checks.hidden_imports"), {}),
    "templates": ((sys.executable, "-m", "checks.templates"), {}),
    "missing migrations": ((*MANAGE, "makemigrations", "--check", "--dry-run"), {}),
    "migration linter": ((sys.executable, "-m", "checks.migrations"), {}),
    "check --deploy": ((*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
}


def main() -> int:
    failed = [name for name, (command, extra) in CHECKS.items() if not passes(name, command, extra)]
    print(f"\ncheck: {len(CHECKS) - len(failed)} passed, {len(failed)} failed", *failed, sep="\n  ")
    return 1 if failed else 0


def passes(name: str, command: tuple[str, ...], extra: dict[str, str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **extra}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    good = done.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {name} ({time.monotonic() - began:.0f} s)", flush=True)
    if not good:
        print(done.stdout.rstrip(), flush=True)
    return good


if __name__ == "__main__":
    sys.exit(main())
