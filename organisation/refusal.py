"""How an act says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Model

from records import scope
from records.workflow import MoveRefused

if TYPE_CHECKING:
    from accounts.models.user import User


class ActRefused(MoveRefused):
    """The act cannot be done so; the message is a Chinese sentence for the person."""


def demand(by: User | None, power: str | tuple[str, ...], record: Model, doing: str) -> None:
    """Ask once more inside the transaction; ``by`` None is the system itself, which imports and demonstrates.

    Any one of several powers will do.
    """
    if by is None:
        return
    scope.forget(by)
    if not any(by.has_perm(one, record) for one in ((power,) if isinstance(power, str) else power)):
        raise ActRefused(f"您当前的身份不能{doing}。")
