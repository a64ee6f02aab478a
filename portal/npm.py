"""Allow-list finder: staticfiles sees the files named in NPM_ASSETS and nothing else of node_modules."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage


def source_of(name: str) -> Path | None:
    """The file behind a served name such as `vendor/idb.js`; None when the name is not on the list."""
    source = settings.NPM_ASSETS.get(name.replace(os.sep, "/"))
    return Path(settings.NPM_ROOT) / source if source else None


class NpmStorage(FileSystemStorage):
    """Opens the listed names; anything else is refused."""

    # collectstatic reads it: no folder in front of the served names.
    prefix = ""

    def path(self, name: str) -> str:
        source = source_of(name)
        if source is None:
            raise SuspiciousFileOperation(f"not a listed front-end file: {name}")
        return str(source)


class NpmFinder(BaseFinder):
    """Entry of STATICFILES_FINDERS."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.storage = NpmStorage(location=settings.NPM_ROOT)

    def check(self, **kwargs: object) -> list[CheckMessage]:
        missing = [source for source in settings.NPM_ASSETS.values() if not (Path(settings.NPM_ROOT) / source).exists()]
        return [
            CheckWarning(f"front-end file missing: {source}", hint="run: make assets", id="portal.W010")
            for source in missing
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> Any:
        source = source_of(path)
        found = str(source) if source and source.exists() else None
        if find_all:
            return [found] if found else []
        return found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, NpmStorage]]:
        for name in settings.NPM_ASSETS:
            yield name, self.storage
