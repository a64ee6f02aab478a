"""SQLite by default, PostgreSQL through DATABASE_URL; the cache follows REDIS_URL."""

import os

from portal.settings.addresses import database
from portal.settings.env import EMBEDDED, private_dir

DATABASE_URL = os.environ.get("DATABASE_URL", "")
REDIS_URL = os.environ.get("REDIS_URL", "")

# NORMAL is safe against corruption but may lose the last commits at a power cut: the server profile pays for FULL.
# Not trusted_schema=OFF: SQLite before 3.41 then refuses JSON_VALID, which Django checks every JSON column with.
SQLITE_PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "NORMAL" if EMBEDDED else "FULL",
    "secure_delete": "ON",
    "foreign_keys": "ON",
}


def _sqlite() -> dict[str, object]:
    return {
        "ENGINE": "portal.db.sqlite",
        "NAME": private_dir() / "portal.sqlite3",
        # Opening costs a millisecond, and the last one to close writes the whole log back.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "".join(f"PRAGMA {name}={value};" for name, value in SQLITE_PRAGMAS.items()),
        },
    }


DATABASES = {"default": database(DATABASE_URL) if DATABASE_URL else _sqlite()}

if REDIS_URL:
    CACHES: dict[str, object] = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": "portal",
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": private_dir("cache"),
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    }
