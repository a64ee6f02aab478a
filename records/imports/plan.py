"""What will be written, on disk between checking and writing, so that the database is locked for the writing only.

The file is made and read by the same call of :func:`records.imports.saving.save` and never leaves it.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO

from records.imports.existing import Key
from records.imports.inserts import Statement
from records.imports.row import Row


@dataclass
class Chunk:
    """Some hundred rows. New records stand in ``statements`` where those can be made beforehand, else in ``rows``."""

    rows: list[Row] = field(default_factory=list)
    keys: list[list[Key]] = field(default_factory=list)  # natural keys of the new records, for each kind of key
    statements: list[Statement] = field(default_factory=list)
    written: list[object] = field(default_factory=list)  # primary keys the statements write


class Plan:
    """``keep`` chunks, then iterate over them; the file is gone after the ``with``."""

    def __enter__(self) -> Plan:
        self._file: IO[bytes] = tempfile.TemporaryFile()
        self._chunks = 0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._file.close()

    def keep(self, chunk: Chunk) -> None:
        pickle.dump(chunk, self._file, pickle.HIGHEST_PROTOCOL)
        self._chunks += 1

    def __iter__(self) -> Iterator[Chunk]:
        self._file.seek(0)
        for _ in range(self._chunks):
            yield pickle.load(self._file)  # noqa: S301 (our own file, see above)
