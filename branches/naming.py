"""Pinyin initials, stored beside names so that people can search by typing them."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

# pypinyin takes these surnames by their everyday reading.
SURNAMES = {
    "仇": "q",
    "单": "s",
    "覃": "q",
    "解": "x",
    "查": "z",
    "曾": "z",
    "区": "o",
    "朴": "p",
    "尉": "y",
    "盖": "g",
}


def initials(text: str) -> str:
    """「川藏铁路」 → ``cztl``; Latin letters and digits stay, everything in lower case, at most 120 characters."""
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER)
    return "".join(c for c in "".join(letters).lower() if c.isalnum())[:120]


def person_initials(name: str) -> str:
    """Initials of a person's name, with the surname read as a surname."""
    return SURNAMES.get(name[:1], initials(name[:1])) + initials(name[1:])
