"""`make run` over a database that another version built: a sentence, and nothing touched."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.processes import surroundings

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.one_database]  # a file of SQLite


def prepare(folder: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", "prepare", "--no-demo"]
    return subprocess.run(command, cwd=ROOT, env=surroundings(folder), capture_output=True, text=True, check=False)


def earlier_database(folder: Path) -> Path:
    """As a demonstration looked before units had a place of their own: the units' table stood with the branches."""
    database = folder / "portal.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.executescript(
            "CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text);"
            "CREATE TABLE branches_unit (id integer PRIMARY KEY, name text);"
            "INSERT INTO branches_unit VALUES (1, '二院党委');"
            "INSERT INTO django_migrations VALUES (1, 'branches', '0001_initial', '2026-11-22');"
            "INSERT INTO django_migrations VALUES (2, 'branches', '0002_papers_once', '2026-11-22');"
        )
    return database


def written(database: Path) -> list[str]:
    """Every table with every row."""
    with sqlite3.connect(database) as connection:
        return list(connection.iterdump())


def test_an_earlier_demonstration_is_left_alone_and_its_owner_told_what_to_do(tmp_path):
    database = earlier_database(tmp_path)
    before = written(database)
    answer = prepare(tmp_path)
    assert answer.returncode != 0
    assert "另一个版本" in answer.stderr
    assert f"mv {tmp_path}" in answer.stderr
    assert "manage.py demo" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert written(database) == before


def test_a_database_of_this_version_is_prepared_again_and_again(tmp_path):
    assert prepare(tmp_path).returncode == 0
    assert prepare(tmp_path).returncode == 0
