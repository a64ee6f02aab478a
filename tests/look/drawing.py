"""Small helpers: a template's text as drawn, and what stands in it."""

import re

from django.template import engines


def draw(source: str, **context: object) -> str:
    """The drawn template, with blanks between tags taken out."""
    text = engines["django"].from_string("{% load ui %}" + source).render(context)
    return re.sub(r">\s+<", "><", text).strip()


def words(html: str) -> str:
    """What a reader sees or hears: the text without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
