"""Confirming a change of the tree as a person does it: look at what will change, then confirm that page."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client


def confirm(client: Client, url: str, data: dict[str, Any]) -> str:
    page = client.post(url, data).content.decode()
    return client.post(url, {**data, "confirmed": "1", "previewed": previewed(page)}, follow=True).content.decode()


def previewed(page: str) -> str:
    """What the preview says it was calculated for; '' where none was shown."""
    found = re.search(r'name="previewed" value="(\w+)"', page)
    return found[1] if found else ""
