"""Has any static file changed since they were last collected? Compressing them again would cost a start seconds."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from portal import bundles


def changed() -> bool:
    stamp = _stamp()
    return not Path(settings.STATIC_ROOT).is_dir() or not stamp.exists() or stamp.read_text() != fingerprint()


def remember() -> None:
    _stamp().write_text(fingerprint())


def fingerprint() -> str:
    """Over names, sizes and times, the sheets that are joined, and the storage that gives the files their names."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for line in sorted(_lines()):
        digest.update(line.encode())
    return digest.hexdigest()


def _lines() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            yield f"{name} {about.st_size} {about.st_mtime_ns}\n"
    for bundle in settings.STATIC_BUNDLES:
        yield f"{bundle} {' '.join(bundles.parts(bundle))}\n"


def _stamp() -> Path:
    """Beside the folder, so that it is never served; `--clear` does not reach it either."""
    root = Path(settings.STATIC_ROOT)
    return root.with_name(f"{root.name}.stamp")
