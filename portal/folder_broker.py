"""kombu's filesystem transport, with messages that appear whole.

The original opens the message file under its final name and writes afterwards; a worker that looks in between reads an
empty message and falls over it. Here the file is written aside and renamed.
"""

import time
import uuid
from pathlib import Path
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **kwargs: object) -> None:  # type: ignore[override]
        name = f"{time.monotonic_ns():020d}_{uuid.uuid4()}.{queue}"
        draft = Path(self.data_folder_out, f"{name}.part")
        draft.write_text(dumps(payload), encoding="utf-8")
        draft.rename(draft.with_suffix(".msg"))


class Transport(filesystem.Transport):
    Channel = Channel


def register() -> None:
    """Makes `folder://` a broker address."""
    TRANSPORT_ALIASES["folder"] = "portal.folder_broker:Transport"
