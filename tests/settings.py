"""The portal's settings with what a test run needs otherwise: own folders, plain static files, quick hashing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A folder of its own for each run and each parallel worker; nothing of a developer's ./var is touched.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="portal-tests-")
os.environ["PORTAL_PROFILE"] = "embedded"
os.environ["DEBUG"] = "0"
os.environ["SECRET_KEY"] = "tests-only-tests-only-tests-only-tests-only-tests-only"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL", "")

from portal.settings import *  # noqa: F403
from portal.settings import DATABASES, INSTALLED_APPS, STORAGES

atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample", "django_migration_linter"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Unit tests run tasks on the spot; tests/house starts a real worker and beat.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
MIGRATION_LINTER_OVERRIDE_MAKEMIGRATIONS = False
# Nothing here needs to survive a power cut.
if os.environ["DATABASE_URL"]:
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
# A file rather than memory: threads then have connections of their own, with WAL and the write gate as in earnest.
if not os.environ["DATABASE_URL"]:
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["DATA_DIR"]) / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
