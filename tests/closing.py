"""Tests send forms as a browser does: with the last field that every form of the portal ends with.

``client.post(address, {…})`` adds it. Whoever sends bytes of their own (``content_type=…``) sends just those.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.test.client import MULTIPART_CONTENT, RequestFactory

from records.ui.form_marks import END


def close_forms() -> None:
    """Called once, by conftest."""
    encode = RequestFactory._encode_data

    def closed(factory: RequestFactory, data: Any, content_type: str) -> bytes:
        if content_type is MULTIPART_CONTENT and isinstance(data, Mapping):
            data = {**dict(data.items()), END: "1"}
        return encode(factory, data, content_type)

    RequestFactory._encode_data = closed
