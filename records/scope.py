"""The two questions the record machinery asks about rights; someone above answers them.

``settings.RECORDS_SCOPE`` names the answering object by dotted path. Without one, everything is refused.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from accounts.models.user import User

M = TypeVar("M", bound=models.Model)


class Answer(Protocol):
    """Who may see what, and who may do what."""

    def visible(self, queryset: models.QuerySet[M], user: Any, action: str) -> models.QuerySet[M]: ...

    def permits(self, user: Any, power: str, record: models.Model) -> bool: ...

    def holds(self, user: Any, power: str) -> bool: ...

    def forget(self, user: Any) -> None: ...

    def identity(self, user: Any) -> dict[str, object]: ...

    def letterhead(self, user: Any) -> str: ...

    def aside(self, user: Any, address: str, field: str, chosen: str) -> str: ...


class Refuse:
    """The answer when nobody was named: nothing is visible, nothing is permitted."""

    def visible(self, queryset: models.QuerySet[M], user: Any, action: str) -> models.QuerySet[M]:
        return queryset.none()

    def permits(self, user: Any, power: str, record: models.Model) -> bool:
        return False

    def holds(self, user: Any, power: str) -> bool:
        return False

    def forget(self, user: Any) -> None:
        return None

    def identity(self, user: Any) -> dict[str, object]:
        return {}

    def letterhead(self, user: Any) -> str:
        return ""

    def aside(self, user: Any, address: str, field: str, chosen: str) -> str:
        return ""


@lru_cache(maxsize=4)
def _named(path: str) -> Answer:
    answer: Answer = import_string(path) if path else Refuse()
    return answer


def _answer() -> Answer:
    return _named(getattr(settings, "RECORDS_SCOPE", ""))


def visible(queryset: models.QuerySet[M], user: User | Any, action: str = "view") -> models.QuerySet[M]:
    """Narrow ``queryset`` to the rows on which ``user`` holds ``action``; costs no query of its own rows."""
    return _answer().visible(queryset, user, action)


def permits(user: User | Any, power: str, record: models.Model) -> bool:
    """Whether ``user`` holds ``power`` on this one record."""
    return _answer().permits(user, power, record)


def holds(user: User | Any, power: str) -> bool:
    """Whether ``user`` holds ``power`` anywhere at all (for menus and "new" buttons)."""
    return _answer().holds(user, power)


def forget(user: User | Any) -> None:
    """Drop what is remembered of the user's rights, so that the next question is asked anew.

    Called inside the transaction of every write: a post that ended a second ago counts as ended.
    """
    _answer().forget(user)


def identity(user: User | Any) -> dict[str, object]:
    """What a background task must know to act as this person now does; given back to RECORDS_ACT_AS."""
    return _answer().identity(user)


def letterhead(user: User | Any) -> str:
    """The organisation in whose name the person exports (填报单位)."""
    return _answer().letterhead(user)


def aside(user: User | Any, address: str, field: str, chosen: str) -> str:
    """Address of a fragment beside a list, by whose links people narrow ``field`` to one organisation; '' for none."""
    return _answer().aside(user, address, field, chosen)
