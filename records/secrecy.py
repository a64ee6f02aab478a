"""Marks of state secrets (rules SE-01, SE-07): this system must not hold anything that bears one."""

from __future__ import annotations

import re

MARK = re.compile(r"(?:秘密|机密|绝密)[★☆]")
NAME_MARK = re.compile(r"(?:秘密|机密|绝密)\s*[★☆]|[【\[（(〔]\s*(?:秘密|机密|绝密)\s*[】\]）)〕]")

REFUSAL = "文件带有密级标志（秘密★、机密★或绝密★）。本系统是非涉密系统，严禁上传涉密文件，请立即按保密规定处理。"

TEXT_REFUSAL = "文字带有密级标志（秘密★、机密★或绝密★）。本系统是非涉密系统，请删去涉密内容，并按保密规定处理。"

_TAGS = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def in_name(name: str) -> bool:
    return bool(NAME_MARK.search(name))


def in_text(text: str) -> bool:
    """Blanks between the signs do not hide a mark."""
    return bool(MARK.search(_BLANKS.sub("", text)))


def in_markup(xml: str) -> bool:
    """In the text of XML; a mark may be split over several runs."""
    return in_text(_TAGS.sub("", xml))
