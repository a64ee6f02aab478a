"""Icons drawn into the page: lucide's SVG files, each rendered once per process."""

import re
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide import IconDoesNotExist, _render_icon

__all__ = ["IconDoesNotExist", "draw"]

_GAPS = re.compile(r">\s+<")


@lru_cache(maxsize=512)
def draw(name: str, label: str = "") -> SafeString:
    """The SVG of one icon; colour and size come from CSS (class `i`).

    Without a label it is hidden from screen readers, because the word stands beside it.
    Raises IconDoesNotExist for a name lucide does not have.
    """
    drawn = _render_icon(name, None, **{"class": "i", "aria-hidden": "true"})
    svg = mark_safe(_GAPS.sub("><", drawn))  # noqa: S308 - from the package
    return format_html('{}<span class="visually-hidden">{}</span>', svg, label) if label else svg
