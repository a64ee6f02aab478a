"""What a cell means, said cautiously: dates typed as text stay text, numbers become the digits people see."""

import math
import re
from datetime import date, datetime, time, timedelta

from records.xlsx.expat import LONGEST
from records.xlsx.text import unescaped

Value = str | datetime | date | time | None

EXACT_DIGITS = 15
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


class Doubtful(str):
    """A text that should be asked about, not taken: ``why`` says in Chinese what is wrong with the cell."""

    why: str

    def __new__(cls, text: str, why: str) -> "Doubtful":
        made = super().__new__(cls, text)
        made.why = why
        return made


def meaning(raw: object) -> Value:
    """None for an empty cell; never a float: 11312018275.0 is ``"11312018275"``."""
    if type(raw) is str:
        return _text(raw)
    if raw is None or isinstance(raw, datetime | date | time):
        return raw
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int | float):
        return _digits(raw)
    if isinstance(raw, timedelta):
        return _clock(raw)
    return _text(str(raw))


def _text(raw: str) -> Value:
    if raw.isprintable() and len(raw) <= LONGEST and raw[:1] != "#" and "_x" not in raw:
        return raw.strip() or None
    text = unescaped(raw[:LONGEST]).strip()
    if _ERROR.fullmatch(text):
        return Doubtful(text, f"单元格里是公式错误 {text}，请改成实际内容")
    if len(raw) > LONGEST:
        return Doubtful(text, f"内容超过 {LONGEST} 个字，请缩短")
    return text or None


def _digits(number: int | float) -> Value:
    if isinstance(number, float) and not math.isfinite(number):
        return Doubtful("", "单元格里的数字无法识别，请重新填写")
    if abs(number) >= 10**EXACT_DIGITS:
        why = "数字超过 15 位，Excel 已经丢掉了末尾几位；请把这一栏设成文本格式后重新填写"
        return Doubtful(format(number, ".0f")[:LONGEST] if isinstance(number, float) else str(number), why)
    if number == int(number):
        return str(int(number))
    return format(number, ".15g")


def _clock(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
