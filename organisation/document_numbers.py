"""A 文号 that an act rests on, typed by hand: whoever keeps the register of papers says whether it may stand there.

    document_numbers.checked_by(quoted)      # quoted(number, about=unit, by=user, kinds=("reply",)) → its usual form

Without a register every number is taken as it stands, in its usual form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from organisation.units.models import Unit
from records.documents import tidy_number

if TYPE_CHECKING:
    from accounts.models.user import User


class Check(Protocol):
    def __call__(self, number: str, *, about: Unit, by: User | None, kinds: Iterable[str]) -> str: ...


_checks: list[Check] = []


def checked_by(check: Check) -> None:
    """Raises :class:`organisation.refusal.ActRefused` for a number that cannot speak of this organisation."""
    if _checks:
        raise ValueError("numbers are checked by one register")
    _checks.append(check)


def quoted(number: str, *, about: Unit, by: User | None, kinds: Iterable[str]) -> str:
    """The number in its usual form; ``kinds`` are the papers that such an act follows from."""
    for check in _checks:
        return check(number, about=about, by=by, kinds=kinds)
    return tidy_number(number)


REPLY, DISSOLUTION = "reply", "dissolution"
"""成立批复 and 撤销决定, as the register calls them."""
