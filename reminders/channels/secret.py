"""The password of the mail server: in a private file beside the database, never in it; the setting names the file.

Whoever gets the database without DATA_DIR has no password, and no page or history ever shows it again.
"""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def keep(text: str) -> str:
    """Write it down; the name under which :func:`read` finds it."""
    name = uuid.uuid4().hex
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return name


def read(name: str) -> str:
    """'' when there is none, or when the file is on another machine."""
    try:
        return (_folder() / uuid.UUID(name).hex).read_text(encoding="utf-8") if name else ""
    except (OSError, ValueError):
        return ""


def forget(name: str) -> None:
    with suppress(OSError, ValueError):
        (_folder() / uuid.UUID(name).hex).unlink()


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "secrets"
