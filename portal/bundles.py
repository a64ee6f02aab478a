"""Style sheets that a template links one by one, joined into one file at collectstatic.

On a first visit thirty small sheets cost more in headers than in rules. Only the storage with hashed names joins them;
while a portal is being worked on (DEBUG), pages link the small sheets themselves.
"""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template

_LINKED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
_CHARSET = '@charset "UTF-8";'
# Addresses relative to the sheet: no scheme (data:), not from the root, no fragment.
_RELATIVE = re.compile(r"""\burl\(\s*(["']?)(?![a-z]+:|[/#])([^"')]+)\1\s*\)""", re.IGNORECASE)


def template_of(bundle: str) -> Path:
    return Path(get_template(settings.STATIC_BUNDLES[bundle]).origin.name)  # type: ignore[attr-defined]


def parts(bundle: str) -> list[str]:
    """Names of its sheets in the order of the template, which is the order of the cascade."""
    return _LINKED.findall(template_of(bundle).read_text(encoding="utf-8"))


def join(bundle: str, read: Callable[[str], str]) -> str:
    """Its text. `read` gives the text of a sheet; the charset may stand only at the very beginning."""
    sheets = (_moved(read(part).replace(_CHARSET, ""), part, bundle) for part in parts(bundle))
    return "\n".join((_CHARSET, *sheets))


def _moved(text: str, old: str, new: str) -> str:
    """Relative addresses of the sheet `old` as they are seen from `new`."""

    def seen_from_new(found: re.Match[str]) -> str:
        quote, address = found.groups()
        whole = posixpath.join(posixpath.dirname(old), address)
        return f"url({quote}{posixpath.relpath(whole, posixpath.dirname(new))}{quote})"

    return _RELATIVE.sub(seen_from_new, text)
