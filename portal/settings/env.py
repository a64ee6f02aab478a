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

OTHERS = 0o077  # what group and others may do
LEFT_BY_PREPARING = {"static", "media", "cache", "tmp", "bench"}


def flag(name: str, default: bool) -> bool:
    """True for 1, true, yes, on; `default` when unset or empty."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without blanks."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def private_dir(*parts: str) -> Path:
    """A folder under DATA_DIR that only this account may enter; made when missing, narrowed when others may enter."""
    DATA_DIR.parent.mkdir(parents=True, exist_ok=True)
    folder = DATA_DIR
    for part in ("", *parts):  # `parents=True` would give the mode to the last one only
        folder = folder / part
        folder.mkdir(mode=0o700, exist_ok=True)
        _narrow(folder)
    return folder


def _narrow(folder: Path) -> None:
    """Close the folder to other accounts. Not somebody else's, and no folder that is not the portal's alone."""
    found = folder.stat()
    if not found.st_mode & OTHERS:
        return
    if folder == DATA_DIR and not _is_ours(folder):
        raise ImproperlyConfigured(
            f"DATA_DIR {folder}：其他账号也能进入，里面还有不是本门户的文件。请另选一个空目录，"
            f"或者移走这些文件后运行 chmod 700 {folder}。"
        )
    if found.st_uid != os.geteuid():
        raise ImproperlyConfigured(
            f"DATA_DIR {folder}：其他账号也能进入，而且不属于当前账号，不能替您改。"
            f"请用它的所有者运行 chmod 700 {folder}，或者 chown 给运行门户的账号。"
        )
    folder.chmod(found.st_mode & ~OTHERS & 0o7777)


def _is_ours(folder: Path) -> bool:
    """Empty, or a portal's already; a home or /tmp named by mistake is neither."""
    names = {path.name for path in folder.iterdir()} - {"lost+found"}
    return names <= LEFT_BY_PREPARING or bool(names & {"portal.sqlite3", "secret_key", "queue"})


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
