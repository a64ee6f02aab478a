"""Pinyin initials, stored beside names so that people can search by typing them."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin, load_phrases_dict

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
# And 藏 as "hidden" wherever its dictionary does not know the whole word.
TIBET = ("川藏", "青藏", "滇藏", "进藏", "援藏", "驻藏", "赴藏")
load_phrases_dict({word: [lazy_pinyin(word[0]), ["zàng"]] for word in TIBET})


def initials(text: str) -> str:
    """「川藏铁路」 → ``cztl``; Latin letters and digits stay, everything in lower case, at most 120 characters."""
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER)
    return "".join(c for c in "".join(letters).lower() if c.isalnum())[:120]


def person_initials(name: str) -> str:
    """Initials of a person's name, with the surname read as a surname."""
    return SURNAMES.get(name[:1], initials(name[:1])) + initials(name[1:])
