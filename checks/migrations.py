"""django-migration-linter over our own apps, on PostgreSQL's statements where a server answers.

SQLite rebuilds a table for almost any change, so the linter sees dangers there that do not exist; its NOT NULL rule is
left out. What only matters to tables that hold data is asked of migrations made since the last release (a git tag).
"""

import os
import subprocess
import sys

from checks.ours import with_tables
from tests import surroundings

ABOUT_TABLES_WITH_DATA = ("NOT_NULL", "ADD_UNIQUE", "CREATE_INDEX", "CREATE_INDEX_EXCLUSIVE")


def main() -> int:
    database = maintenance(surroundings.postgres())
    command = [sys.executable, "manage.py", "lintmigrations", "--settings=tests.settings", "--no-cache"]
    command += ["--include-apps", *with_tables(), *scope(last_release(), bool(database))]
    return subprocess.run(command, env={**os.environ, "TEST_DATABASE_URL": database}).returncode


def scope(release: str, on_postgres: bool) -> list[str]:
    """Before the first release nobody has data that a migration could hurt."""
    if not release:
        return ["--exclude-migration-tests", *ABOUT_TABLES_WITH_DATA]
    return ["--git-commit-id", release, *([] if on_postgres else ["--exclude-migration-tests", "NOT_NULL"])]


def last_release() -> str:
    found = subprocess.run(("git", "describe", "--tags", "--abbrev=0"), capture_output=True, text=True)
    return found.stdout.strip()


def maintenance(url: str) -> str:
    """The linter only needs a connection, so the database that every server has will do."""
    return f"{url.rpartition('/')[0]}/postgres" if url else ""


if __name__ == "__main__":
    sys.exit(main())
