"""Heads and names as people type them, brought to one form for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """Half-width, lower case, without any blank: 「张　三」 and 「张三」 are one name."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def bare_head(head: str) -> str:
    """A head without the mark of required columns and without a colon at its end."""
    return bare(head).lstrip("*").rstrip(":")


def plain_head(head: str) -> str:
    """A head without its explanation: 「党籍状态（正式党员或预备党员）」 → 「党籍状态」."""
    return _BRACKETS.sub("", bare_head(head)) or bare_head(head)


def named(code: str, name: str) -> str:
    """A related record as the file names it: 「甲支部（000012）」."""
    return f"{name}（{code}）" if code and name else name or code
