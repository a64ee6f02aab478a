"""Numbers that no law fixes: declared in code with a default, changed by an administrator from a day on.

    declare("records.photo_side", "照片最长边", 1600, unit="像素")      in <room>/numbers.py, at import time
    value("records.photo_side")                                        today's value
    value("records.photo_side", on=date(2026, 3, 12))                  the value that was in force that day

Values are read from memory. A change bumps a stamp in the shared cache, at which every process reads them anew;
should the cache lose the stamp, no process goes on with old values for more than five minutes.
"""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from records.models.setting import Setting

if TYPE_CHECKING:
    from accounts.models.user import User

Value = int | float | str
Lines = dict[str, list[tuple[date, Value]]]

STAMP = "records.settings.stamp"
LIFE = 300  # seconds


@dataclass(frozen=True)
class Declared:
    """One number: what it is called, what it counts, where it comes from, between which bounds it may be set."""

    code: str
    label: str
    default: Value
    unit: str = ""
    help: str = ""
    source: str = ""
    group: str = ""
    choices: tuple[str, ...] = ()
    least: float = 0
    most: float = 1_000_000_000
    own_page: bool = False  # shown and changed on a page of its own, not among the numbers


@dataclass(frozen=True)
class _Read:
    lines: Lines
    stamp: str | None
    at: float


DECLARED: dict[str, Declared] = {}
_read: _Read | None = None
_mine = threading.local()  # .changed_in: the transaction in which this thread changed something and has not committed


def declare(
    code: str, label: str, default: Value, *, unit: str = "", help: str = "", source: str = "", group: str = "",
    choices: tuple[str, ...] = (), least: float = 0, most: float = 1_000_000_000, own_page: bool = False,
) -> None:  # fmt: skip
    """Make a number known. Declaring it twice differently is a programming error."""
    known = Declared(code, label, default, unit, help, source, group, choices, least, most, own_page)
    if DECLARED.setdefault(code, known) != known:
        raise ValueError(f"{code} is declared twice")


def value(code: str, on: date | None = None) -> Value:
    """The value in force on that day (default today, Beijing). KeyError for a code nobody declared."""
    known, day = DECLARED[code], on or timezone.localdate()
    found = known.default
    for valid_from, said in _lines().get(code, ()):
        if valid_from > day:
            break
        found = said
    return found


def put(code: str, new: object, *, by: User | None, reason: str, valid_from: date | None = None) -> Setting:
    """Set a value from a day on (default today). Raises ValidationError with a Chinese sentence."""
    known = DECLARED[code]
    if not reason.strip():
        raise ValidationError("请填写修改的原因。")
    line = Setting(code=code, value=checked(known, new), reason=reason.strip()[:200], set_by=by)
    line.valid_from = valid_from or timezone.localdate()
    with transaction.atomic():
        line.save(force_insert=True)
        _forget()
    return line


def checked(known: Declared, new: object) -> Value:
    """``new`` as a value of the declared kind; raises ValidationError with a Chinese sentence."""
    if isinstance(known.default, str):
        text = str(new).strip()
        if known.choices and text not in known.choices:
            raise ValidationError(f"“{known.label}”只能填：{'、'.join(known.choices)}。")
        return text
    try:
        number = float(str(new).strip())
    except ValueError:
        raise ValidationError(f"“{known.label}”请填数字。") from None
    if not known.least <= number <= known.most:
        raise ValidationError(f"“{known.label}”请填 {known.least:g} 到 {known.most:g} 之间的数。")
    if isinstance(known.default, int) and number != int(number):
        raise ValidationError(f"“{known.label}”请填整数。")
    return int(number) if isinstance(known.default, int) else number


def history(code: str) -> list[Setting]:
    """All lines of the code, the newest first."""
    return list(Setting.objects.filter(code=code).select_related("set_by").order_by("-valid_from", "-id"))


def _lines() -> Lines:
    global _read
    changed_in = getattr(_mine, "changed_in", None)
    if changed_in is not None and changed_in is _present_transaction():
        return _from_database()
    stamp, now = cache.get(STAMP), time.monotonic()
    kept = _read
    if kept is None or kept.stamp != stamp or now - kept.at > LIFE:
        kept = _read = _Read(_from_database(), stamp, now)
    return kept.lines


def _from_database() -> Lines:
    lines: Lines = {}
    for code, valid_from, said in Setting.objects.order_by("valid_from", "id").values_list(
        "code", "valid_from", "value"
    ):
        lines.setdefault(code, []).append((valid_from, said))
    return lines


def _forget() -> None:
    """Inside the transaction of a change: this thread reads past the memory until the end of the transaction.

    The others hear of it on commit; after a rollback nobody has heard anything.
    """
    _mine.changed_in = _present_transaction()
    transaction.on_commit(_tell_everybody)


def _tell_everybody() -> None:
    _mine.changed_in = None
    cache.set(STAMP, uuid.uuid4().hex, timeout=None)


def _present_transaction() -> object | None:
    blocks = connection.atomic_blocks
    return blocks[0] if blocks else None
