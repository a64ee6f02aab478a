"""What this machine offers to the tests: PostgreSQL, Redis, a Chromium. Imports nothing of Django."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from getpass import getuser
from pathlib import Path

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A Redis on localhost may be somebody's: the tests keep to its last database.
LOCAL_REDIS = "redis://127.0.0.1:6379/15"


def postgres() -> str:
    """TEST_DATABASE_URL, else a server on localhost that lets us make databases, else an empty text."""
    if url := os.environ.get("TEST_DATABASE_URL", ""):
        return url
    return next((url for url in _local_postgres() if _creates_databases(url)), "")


def _local_postgres() -> Iterator[str]:
    for user in dict.fromkeys(("postgres", getuser())):
        for secret in ("", ":postgres"):
            yield f"postgres://{user}{secret}@127.0.0.1:5432/portal"


def _creates_databases(url: str) -> bool:
    import psycopg2

    with suppress(psycopg2.Error):
        connection = psycopg2.connect(f"{url.rpartition('/')[0]}/postgres", connect_timeout=2)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            allowed = cursor.fetchone()
        connection.close()
        return bool(allowed and allowed[0])
    return False


def redis() -> str:
    """TEST_REDIS_URL, else a server on localhost, else an empty text."""
    import redis as client

    if url := os.environ.get("TEST_REDIS_URL", ""):
        return url
    with suppress(client.RedisError):
        client.Redis.from_url(LOCAL_REDIS, socket_connect_timeout=2).ping()
        return LOCAL_REDIS
    return ""


def chromium() -> str:
    """The path of a browser: CHROMIUM, one of the system's, Playwright's own; else an empty text."""
    if path := os.environ.get("CHROMIUM", ""):
        return path
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), "") or _playwrights_own()


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else ""
