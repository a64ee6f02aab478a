"""Titles of official papers: where a long one breaks (GB/T 9704: lines are broken by meaning)."""

from __future__ import annotations

from records.word.text import width

LINE_HOLDS = 20  # characters of the title's size
BEFORE = ("临时", "委员会", "的")


def broken(title: str) -> str:
    """With a line feed before the name's last part, when the title is longer than a line."""
    if width(title) <= LINE_HOLDS:
        return title
    for word in BEFORE:
        place = title.rfind(word)
        if place > 0 and max(width(title[:place]), width(title[place:])) <= LINE_HOLDS:
            return f"{title[:place]}\n{title[place:]}"
    return title
