"""Bytes on disk below MEDIA_ROOT: written whole or not at all, gone when the transaction that wanted them fails.

Names come from keys, never from people. No URL serves this folder.
"""

from __future__ import annotations

import errno
import logging
import weakref
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

logger = logging.getLogger(__name__)

FULL = (errno.ENOSPC, errno.EDQUOT)


def write(path: str, content: IO[bytes]) -> int:
    """Store ``content`` under ``path`` and return its size; a full disk is a ValidationError in Chinese."""
    content.seek(0)
    try:
        if default_storage.save(path, File(content)) != path:
            raise FileExistsError(path)
        return default_storage.size(path)
    except OSError as trouble:
        remove(path)
        if trouble.errno in FULL:
            logger.error("disk full while storing %s", path)
            raise ValidationError("服务器的磁盘空间不足，文件没有保存。请联系系统管理员清理后再上传。") from trouble
        raise


def remove(*paths: str) -> None:
    """Without complaint when a file is not there."""
    for path in paths:
        try:
            default_storage.delete(path)
        except OSError as trouble:
            logger.warning("could not remove %s: %s", path, trouble.strerror)


def read(path: str) -> IO[bytes]:
    """FileNotFoundError when it is gone."""
    return default_storage.open(path, "rb")


class _Kept:
    """Called when the transaction is committed."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.fate = {"kept": False}
        weakref.finalize(self, _clear_away, self.fate, paths).atexit = False

    def __call__(self) -> None:
        self.fate["kept"] = True


def _clear_away(fate: dict[str, bool], paths: tuple[str, ...]) -> None:
    if not fate["kept"]:
        remove(*paths)


def only_if_committed(*paths: str) -> None:
    """Remove the files when the present transaction or savepoint is rolled back.

    Django calls nobody at a rollback, but it drops what waited for the commit: when the callback is thrown away
    uncalled, the files go with it. Files of a process that was killed in between are found by the daily sweep.
    """
    transaction.on_commit(_Kept(paths))
