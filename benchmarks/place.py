"""Where the data of a size lies: a database and a folder of its own, never those that somebody works in."""

from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connections

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
SMALL = "20k"


def at(size: str) -> None:
    """From now on this process, and what it forks, works with the data of that size."""
    connections.close_all()
    connection = connections["default"]
    named = getattr(at, "named", None) or str(connection.settings_dict["NAME"])
    at.named = named  # the database DATABASE_URL speaks of
    if connection.vendor == "sqlite":
        (FOLDER / size).mkdir(parents=True, exist_ok=True)
        connection.settings_dict["NAME"] = FOLDER / size / "portal.sqlite3"
    else:
        connection.settings_dict["NAME"] = f"{named}_{size}"
        _create(connection.settings_dict)
    settings.CACHES["default"]["KEY_PREFIX"] = size
    caches.close_all()
    if hasattr(caches._connections, "default"):
        del caches["default"]


def _create(wanted: dict) -> None:
    """The database, if the server has none of that name."""
    import psycopg2

    known = {"host": wanted["HOST"], "port": wanted["PORT"], "user": wanted["USER"], "password": wanted["PASSWORD"]}
    server = psycopg2.connect(dbname="postgres", **{name: value for name, value in known.items() if value})
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [wanted["NAME"]])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{wanted["NAME"]}"')
    server.close()
