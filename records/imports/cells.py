"""What one cell means for one field; a cell that cannot mean anything says why in Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from records.exports import Doubtful
from records.imports.bound import BoundField
from records.imports.moments import NoMoment, aware, moment, plausible, to_the_second
from records.imports.wording import bare

YES = frozenset({"是", "√", "✓", "对", "有", "1", "y", "yes", "true"})
NO = frozenset({"否", "×", "✗", "不是", "无", "0", "n", "no", "false"})
_NUMBER = re.compile(r"[-+]?\d+(\.0*)?")
_UNIT = re.compile(r"(人|名|个|次|元|岁)$")


MASKED = re.compile(r"\d*\*{4,}\d+")  # our exports hide phone numbers: 138****6621 says and changes nothing


class CellRefused(ValueError):
    """The message is the reason, in Chinese."""


class UnknownChoice(CellRefused):
    """None of the choices; the person may say which one is meant."""


def text_of(value: object) -> str:
    """The cell as people see it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.time() != time() else f"{value:%Y-%m-%d}"
    return str(value).strip()


def parse(bound: BoundField, value: object) -> object:
    """A cell that is not empty as the value of a field that is not related. Raises :class:`CellRefused`."""
    if isinstance(value, Doubtful):
        raise CellRefused(value.why)
    if isinstance(value, time):
        value = f"{value:%H:%M}"
    try:
        if isinstance(value, date):
            plausible(value)
        return _READERS[bound.kind](bound, value)
    except NoMoment as refusal:
        raise CellRefused(str(refusal)) from None


def _text(bound: BoundField, value: object) -> str:
    text = text_of(value)
    longest = getattr(bound.field, "max_length", None)
    if longest and len(text) > longest:
        raise CellRefused(f"最多 {longest} 个字，现在有 {len(text)} 个")
    return text if bound.field is None or bound.field.get_internal_type() == "TextField" else " ".join(text.split("\n"))


def _digits(value: object) -> str:
    return _UNIT.sub("", bare(text_of(value)).replace(",", "").lstrip("¥"))


def _int(bound: BoundField, value: object) -> int:
    digits = _digits(value)
    if not _NUMBER.fullmatch(digits):
        raise CellRefused("应填整数")
    return int(Decimal(digits))


def _money(bound: BoundField, value: object) -> Decimal:
    try:
        amount = Decimal(_digits(value))
    except InvalidOperation:
        raise CellRefused("应填数字") from None
    if not amount.is_finite():
        raise CellRefused("应填数字")
    return amount


def _date(bound: BoundField, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return moment(text_of(value), months=bound.kind == "month")[0]


def _datetime(bound: BoundField, value: object) -> datetime:
    if isinstance(value, datetime):
        return timezone.make_aware(to_the_second(value))
    if isinstance(value, date):
        return aware(value, None)
    return aware(*moment(text_of(value)))


def _bool(bound: BoundField, value: object) -> bool:
    said = bare(text_of(value))
    if said in YES:
        return True
    if said in NO:
        return False
    raise CellRefused("应填“是”或“否”")


def _choice(bound: BoundField, value: object) -> object:
    code = bound.choice(text_of(value))
    if code is None:
        raise UnknownChoice(f"不在可选项里：{'、'.join(bound.choices.values())}")
    return code


def _untouched(bound: BoundField, value: object) -> str:
    return unicodedata.normalize("NFC", text_of(value))


_READERS: dict[str, Callable[[BoundField, object], object]] = {
    "text": _text,
    "int": _int,
    "money": _money,
    "date": _date,
    "month": _date,
    "datetime": _datetime,
    "bool": _bool,
    "choice": _choice,
    "related": _untouched,
}
