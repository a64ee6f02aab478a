"""Text on its way into and out of a workbook's XML.

Text is always written as a string cell, so that ``=1+1`` or ``＝cmd`` stays the eight letters somebody typed.
"""

import re
from collections.abc import Sequence
from typing import Any

# XML 1.0 cannot hold these at all, not even escaped.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ inside a string as an escaped character: a literal one hides its underscore.
_ESCAPE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def printable(text: str) -> str:
    """Without control characters; line breaks as ``\\n``."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Ready to stand inside ``<t>``."""
    text = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPE_LOOKALIKE.sub("_x005F_", text)


def plain(column: Sequence[Any]) -> bool:
    """Whether every value is a text that may stand inside ``<t>`` as it is. Says no when in doubt."""
    try:
        joined = "|".join(("", *column, ""))
    except TypeError:
        return False
    return (
        joined.isprintable()
        and "&" not in joined and "<" not in joined and ">" not in joined and "_x" not in joined
        and "||" not in joined and "| " not in joined and " |" not in joined
    )  # fmt: skip


def unescaped(text: str) -> str:
    """What the person sees in the cell: Excel's ``_x000D_`` resolved, control characters gone."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return printable(text)
