"""Duty lists as text: 【岗位】 on a line of its own, then one duty a line, 「内容｜频次｜依据」.

Quicker to write and to paste than forty fields; ``read`` gives what it means, or a sentence about the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from organisation.powers import Role

EXAMPLE = (
    "【书记】\n主持支部全面工作，主持召开支部党员大会｜每季度｜支部工作条例第11条\n"
    "【组织委员】\n管理党员名册，做好进场离场登记｜随时"
)
MOST, LONGEST, LONGEST_OFTEN, LONGEST_CLAUSE = 200, 300, 20, 60
NOT_ASKED = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.MEMBER})
ROLES = {role.label: role.value for role in Role if role not in NOT_ASKED}

_HEADING = re.compile(r"[【\[]\s*(.+?)\s*[】\]]")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s*[.、．)）]|[（(]\d{1,3}[)）])\s*")


class Unreadable(ValueError):
    """The message is a Chinese sentence that names the line."""


@dataclass(frozen=True)
class Line:
    text: str
    often: str = ""
    clause: str = ""


@dataclass
class Part:
    """The duties of one post."""

    role: str
    lines: list[Line] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Role(self.role).label)


def read(text: str) -> list[Part]:
    """Parts in their order. Raises :class:`Unreadable`."""
    parts: list[Part] = []
    for number, raw in enumerate(text.splitlines(), 1):
        said = raw.strip()
        heading = _HEADING.fullmatch(said)
        if heading:
            parts.append(Part(_role(heading[1], number, parts)))
        elif said:
            if not parts:
                raise Unreadable(f"第 {number} 行前面没有岗位，请先写一行岗位名称，例如【书记】。")
            parts[-1].lines.append(_line(said, number))
    _refuse(parts)
    return parts


def labels_in(text: str) -> list[str]:
    """The posts a text names, whether or not all of it can be read."""
    headings = (_HEADING.fullmatch(line.strip()) for line in text.splitlines())
    return [heading[1] for heading in headings if heading and heading[1] in ROLES]


def _role(label: str, number: int, parts: list[Part]) -> str:
    role = ROLES.get(label)
    if role is None:
        raise Unreadable(f"第 {number} 行的“{label[:20]}”不是系统里的岗位，可以写：{'、'.join(ROLES)}。")
    if any(part.role == role for part in parts):
        raise Unreadable(f"第 {number} 行的【{label}】前面已经写过，请把两处合在一起。")
    return role


def _line(said: str, number: int) -> Line:
    cells = [cell.strip() for cell in re.split(r"[｜|\t]", _NUMBER.sub("", said))]
    if len(cells) > 3:
        raise Unreadable(f"第 {number} 行的“｜”多于两个，请写成：内容｜频次｜依据。")
    text, often, clause = (*cells, "", "")[:3]
    if not text:
        raise Unreadable(f"第 {number} 行没有写职责内容。")
    if len(text) > LONGEST or len(often) > LONGEST_OFTEN or len(clause) > LONGEST_CLAUSE:
        limits = f"内容最多 {LONGEST} 字，频次最多 {LONGEST_OFTEN} 字，依据最多 {LONGEST_CLAUSE} 字"
        raise Unreadable(f"第 {number} 行太长：{limits}。")
    return Line(text, often, clause)


def _refuse(parts: list[Part]) -> None:
    empty = [part.label for part in parts if not part.lines]
    if empty:
        raise Unreadable(f"【{'】【'.join(empty)}】下面还没有职责，请补充或删去。")
    if sum(len(part.lines) for part in parts) > MOST:
        raise Unreadable(f"职责最多 {MOST} 条，请合并后再填。")
