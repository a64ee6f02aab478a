"""What the surroundings say becomes settings; what would be unsafe is refused."""

import json
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal import system_checks
from portal.settings.addresses import database
from tests.house.processes import surroundings

ROOT = Path(__file__).resolve().parents[2]
SERVER = {"PORTAL_PROFILE": "server", "SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "portal.example"}


def read(names: str, folder: Path, **more: str) -> subprocess.CompletedProcess:
    """The named settings as a fresh process sees them."""
    values = f"[getattr(settings, name) for name in {names.split()!r}]"
    code = f"import json; from django.conf import settings; print(json.dumps({values}, default=str))"
    environment = surroundings(folder, DJANGO_SETTINGS_MODULE="portal.settings", **more)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_a_database_address_is_taken_apart():
    told = database("postgres://clerk:p%40ss@db.example:6543/portal?sslmode=require")
    assert (told["USER"], told["PASSWORD"], told["HOST"], told["PORT"]) == ("clerk", "p@ss", "db.example", 6543)
    assert told["NAME"] == "portal"
    assert told["OPTIONS"]["sslmode"] == "require"
    assert told["CONN_MAX_AGE"] > 0
    with pytest.raises(ValueError, match="mysql"):
        database("mysql://somewhere/portal")


def test_the_key_is_made_once_and_kept_private(tmp_path):
    folder = tmp_path / "var"
    with ThreadPoolExecutor(3) as together:
        answers = list(together.map(lambda _: read("SECRET_KEY", folder).stdout, range(3)))
    keys = {json.loads(answer)[0] for answer in answers}
    assert len(keys) == 1, "processes that start together must agree"
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.glob("secret_key*")] == ["secret_key"]


def test_a_server_without_a_key_does_not_start(tmp_path):
    refused = read("DEBUG", tmp_path / "var", PORTAL_PROFILE="server", SECRET_KEY="")
    assert refused.returncode != 0
    assert "SECRET_KEY must be set" in refused.stderr


def test_a_server_speaks_https_only(tmp_path):
    names = "SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE SESSION_COOKIE_NAME CSRF_COOKIE_NAME SECURE_HSTS_SECONDS DEBUG"
    told = json.loads(read(names, tmp_path / "var", **SERVER).stdout)
    assert told == [True, True, "__Host-session", "__Host-csrf", 31536000, False]


def test_embedded_needs_neither_redis_nor_postgres(tmp_path):
    told = json.loads(read("DATABASES CELERY_BROKER_URL CACHES", tmp_path / "var", REDIS_URL="").stdout)
    assert told[0]["default"]["ENGINE"] == "portal.db.sqlite"
    assert told[1].startswith("folder://")
    assert "filebased" in told[2]["default"]["BACKEND"]
    for part in ("queue", "queue/messages", "cache", "media", "tmp"):
        assert stat.S_IMODE((tmp_path / "var" / part).stat().st_mode) == 0o700


def test_redis_and_postgres_by_address(tmp_path):
    more = {"REDIS_URL": "redis://cache.example/0", "DATABASE_URL": "postgres://u@db.example/portal"}
    told = json.loads(read("DATABASES CELERY_BROKER_URL CACHES", tmp_path / "var", **more).stdout)
    assert told[0]["default"]["HOST"] == "db.example"
    assert told[1] == told[2]["default"]["LOCATION"] == "redis://cache.example/0"


SAFE = {
    "ENGINE": "portal.db.sqlite",
    "NAME": "/tmp/portal.sqlite3",
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ATOMIC_REQUESTS": True}, "E001"),
        ({"ENGINE": "django.db.backends.sqlite3"}, "E002"),
        ({"OPTIONS": {"timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"}}, "E003"),
        ({"OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"}}, "E004"),
    ],
)
def test_unsafe_sqlite_is_refused(change, code):
    assert system_checks.faults(SAFE) == []
    assert [fault.split()[0] for fault in system_checks.faults(SAFE | change)] == [code]


def test_sqlite_on_a_network_disk_is_refused(monkeypatch):
    monkeypatch.setattr(system_checks, "file_system", lambda folder: "nfs4")
    assert [fault.split()[0] for fault in system_checks.faults(SAFE)] == ["E006"]


def test_the_settings_in_force_are_safe():
    assert system_checks.database_is_safe() == []


@pytest.mark.skipif(not Path("/proc/self/mounts").exists(), reason="Linux only")
def test_the_file_system_of_a_folder_is_known():
    assert system_checks.file_system(Path("/proc/self")) == "proc"


def test_an_existing_data_folder_that_others_may_enter_is_narrowed(tmp_path):
    folder = tmp_path / "var"
    (folder / "media").mkdir(parents=True)
    (folder / "queue").mkdir()
    for one in (folder, folder / "media", folder / "queue"):
        one.chmod(0o755)
    assert read("DEBUG", folder).returncode == 0
    assert {stat.S_IMODE(one.stat().st_mode) for one in (folder, folder / "media", folder / "queue")} == {0o700}


def test_a_wide_folder_of_other_things_is_refused_in_words_and_left_alone(tmp_path):
    """A home or /tmp named by mistake must neither be closed nor filled."""
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "论文.docx").touch()
    refused = read("DEBUG", folder)
    assert refused.returncode != 0
    assert "其他账号也能进入" in refused.stderr and f"chmod 700 {folder}" in refused.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert [one.name for one in folder.iterdir()] == ["论文.docx"]


def test_the_unit_for_systemd_makes_its_folder_for_its_account_alone():
    unit = dict(line.split("=", 1) for line in (ROOT / "deploy/portal.service").read_text().splitlines() if "=" in line)
    assert (unit["StateDirectory"], unit["StateDirectoryMode"], unit["UMask"]) == ("portal", "0700", "0077")
    assert "DATA_DIR=/var/lib/portal" in unit["Environment"], "StateDirectory makes exactly this folder"
