"""Facts that may be secret together: an exact place beside dates, head-count and project (SE-03)."""

from __future__ import annotations

import re
from collections.abc import Iterable

TOGETHER = (
    "具体地点（“{place}”）、日期、人员数量和项目名称写在了一起，汇聚后可能涉密。"
    "请把地点改写为省份加中性名称（如“一号现场”），并由保密人员核对。"
)

# A province or a neutral site name is not exact; a county, a village, a numbered house or a coordinate is.
_EXACT = re.compile(
    r"[一-鿿]{1,6}(?:县|旗|镇|乡(?!镇|村)|村|街道|靶场|发射场|阵地|营区)"
    r"|[一-鿿]{1,6}[路街巷]\s?\d+\s?号"
    r"|(?:东经|西经|北纬|南纬)\s?\d+|\d+(?:\.\d+)?\s?°"
)
# Numbers of military units, and formations by number.
_NUMBERED = re.compile(
    r"\d{4,6}\s?部队"
    r"|第?\s?[\d一二三四五六七八九十百零〇]{1,6}\s?(?:集团军|旅|师(?!范|傅|生)|团(?!队|结|委|体|员)|军(?!民|工|地)|舰队|训练基地)"
)


def too_exact(*texts: str) -> str:
    """The first exact place or numbered formation in names of those one works with, '' when there is none."""
    for text in texts:
        if found := exact_place(text) or _numbered(text):
            return found
    return ""


def _numbered(text: str) -> str:
    found = _NUMBERED.search(text or "")
    return found.group().strip() if found else ""


_DATES = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{1,2}\s*月(?:上|中|下)旬")
_HEADS = re.compile(r"[\d一二三四五六七八九十百两]+\s*(?:余|多)?\s*(?:名|人|位)(?!次|民)")


def exact_place(*texts: str) -> str:
    """The first exact place named in the texts, '' when none is."""
    for text in texts:
        found = _EXACT.search(text or "")
        if found:
            return found.group().strip().lstrip("在赴到去")
    return ""


def gathered(
    *texts: str, dated: bool = False, headcount: int = 0, projects: Iterable[str] = (), chosen: bool = False
) -> str:
    """The exact place, when dates, head-count and a project's name stand beside it; '' when one of them is missing.

    ``dated`` and ``headcount`` tell what fields of their own say, ``chosen`` that the record names its project.
    ``projects`` are names looked for in the texts, and are asked for last.
    """
    place = exact_place(*texts)
    whole = "\n".join(text for text in texts if text)
    if not place or not (dated or _DATES.search(whole)) or not (headcount or _HEADS.search(whole)):
        return ""
    return place if chosen or any(name and name in whole for name in projects) else ""
