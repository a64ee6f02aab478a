"""What the surroundings say: folders, profile, flags, the secret key."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
PROFILE = os.environ.get("PORTAL_PROFILE", "embedded")
EMBEDDED = PROFILE == "embedded"
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT") or 8000)

if PROFILE not in {"embedded", "server"}:
    raise ImproperlyConfigured("PORTAL_PROFILE must be 'embedded' or 'server'")


def flag(name: str, default: bool) -> bool:
    """True for 1, true, yes, on; `default` when unset or empty."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without blanks."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def private_dir(*parts: str) -> Path:
    """A folder under DATA_DIR that only this account may enter; made when missing."""
    DATA_DIR.parent.mkdir(parents=True, exist_ok=True)
    folder = DATA_DIR
    for part in ("", *parts):  # `parents=True` would give the mode to the last one only
        folder = folder / part
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def secret_key() -> str:
    """SECRET_KEY, or in the embedded profile one made once and kept in DATA_DIR/secret_key (0600)."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if not EMBEDDED:
        raise ImproperlyConfigured("SECRET_KEY must be set where PORTAL_PROFILE=server")
    path = private_dir() / "secret_key"
    if not path.exists():
        _create_once(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


def _create_once(path: Path, text: str) -> None:
    """Several processes may start together: write aside, then link, so that the first one wins whole."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
