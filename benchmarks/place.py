"""Where the data of a size lies: a database and a folder of its own, never those that somebody works in."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
SMALL, EMPTY = "20k", "empty"


def at(size: str, like: str = "") -> None:
    """From now on this process, and what it forks, works with the data of that size; `like`: a database to copy."""
    connections.close_all()
    connection = connections["default"]
    named = getattr(at, "named", None) or str(connection.settings_dict["NAME"])
    at.named = named  # the database DATABASE_URL speaks of
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = _file(size)
    else:
        connection.settings_dict["NAME"] = f"{named}_{size}"
        _create(connection.settings_dict, like)
    settings.CACHES["default"]["KEY_PREFIX"] = size
    caches.close_all()
    if hasattr(caches._connections, "default"):
        del caches["default"]


def alone() -> None:
    """From now on this process works in a database that nobody else sees, with tables and seeds and nothing more."""
    at(EMPTY)
    call_command("migrate", verbosity=0, interactive=False)
    empty = connections["default"].settings_dict["NAME"]
    at(_own(), like=empty)
    if connections["default"].vendor == "sqlite":
        with closing(sqlite3.connect(empty)) as source, closing(sqlite3.connect(_file(_own()))) as target:
            source.backup(target)


def no_longer_alone() -> None:
    """Drops the database of `alone`."""
    connections.close_all()
    wanted = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        shutil.rmtree(FOLDER / _own(), ignore_errors=True)
    else:
        with _server(wanted) as ask:
            ask(f'DROP DATABASE IF EXISTS "{getattr(at, "named", "")}_{_own()}"')


def _own() -> str:
    return f"alone_{os.getpid()}"


def _file(size: str) -> Path:
    (FOLDER / size).mkdir(parents=True, exist_ok=True)
    return FOLDER / size / "portal.sqlite3"


def _create(wanted: dict, like: str) -> None:
    """The database, if the server has none of that name."""
    with _server(wanted) as ask:
        if not ask("SELECT 1 FROM pg_database WHERE datname = %s", [wanted["NAME"]]):
            ask(f'CREATE DATABASE "{wanted["NAME"]}"' + (f' TEMPLATE "{like}"' if like else ""))


@contextmanager
def _server(wanted: dict) -> Iterator[Callable[..., int]]:
    """Asks the server itself, outside every transaction; the answer is how many rows it told."""
    import psycopg2

    known = {"host": wanted["HOST"], "port": wanted["PORT"], "user": wanted["USER"], "password": wanted["PASSWORD"]}
    server = psycopg2.connect(dbname="postgres", **{name: value for name, value in known.items() if value})
    server.autocommit = True
    with closing(server), server.cursor() as cursor:

        def ask(statement: str, values: Sequence[object] = ()) -> int:
            cursor.execute(statement, values)
            return cursor.rowcount

        yield ask
