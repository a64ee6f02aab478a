"""The mark beside the name: a picture an administrator uploaded, else the neutral flag."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.urls import reverse

from portal.identity.names import GROUP
from records import settings_store
from records.files import stored
from records.files.images import tidy_mark

if TYPE_CHECKING:
    from accounts.models.user import User

CODE = "portal.mark"
SIDE = 256  # pixels: enough for the sign-in page on a fine screen
MOST_BYTES = 5 * 1024 * 1024

settings_store.declare(
    CODE, "标志", "", help="登录页和页眉显示，空着用中性标志", group=GROUP, source="本院", own_page=True
)


def present() -> str:
    """The name of the picture in use; '' for the neutral mark."""
    try:
        return str(settings_store.value(CODE))
    except DatabaseError:
        return ""


def url() -> str:
    return reverse("mark", args=[name]) if (name := present()) else ""


def keep(picture: IO[bytes]) -> str:
    """Tidy and store it; the name under which it can be set. ValidationError in Chinese for what is no picture.

    The name follows from the pixels, so that the same picture twice is one file and a browser may keep it for good.
    """
    tidy = tidy_mark(picture, SIDE)
    name = hashlib.sha256(tidy.getvalue()).hexdigest()[:32]
    if not default_storage.exists(_path(name)):
        stored.write(_path(name), tidy)
    return name


def set_mark(name: str, *, by: User | None, reason: str) -> bool:
    """Show this picture from now on, '' the neutral mark; earlier ones stay on the disk for the history."""
    if name == present():
        return False
    with transaction.atomic():
        settings_store.put(CODE, name, by=by, reason=reason)
    return True


def read(name: str) -> IO[bytes]:
    """FileNotFoundError when it is gone."""
    return stored.read(_path(name))


def _path(name: str) -> str:
    return f"marks/{name}.png"
