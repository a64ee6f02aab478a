"""The two questions the record machinery asks about rights; someone above answers them.

``settings.RECORDS_SCOPE`` names the answering object by dotted path. Without one, everything is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models.user import User

    Asker: TypeAlias = User | AnonymousUser  # as a request knows them; who is not signed in holds nothing

Q = TypeVar("Q", bound="models.QuerySet[models.Model]")


class Answer(Protocol):
    """Who may see what, and who may do what."""

    def visible(self, queryset: Q, user: Asker, action: str) -> Q: ...

    def permits(self, user: Asker, power: str, record: models.Model) -> bool: ...

    def holds(self, user: Asker, power: str) -> bool: ...

    def forget(self, user: Asker) -> None: ...

    def identity(self, user: Asker) -> dict[str, object]: ...

    def letterhead(self, user: Asker) -> str: ...

    def aside(self, user: Asker, address: str, field: str, chosen: str) -> str: ...

    def holders(self, powers: Sequence[str], record: models.Model, without: Collection[object]) -> list[str]: ...


class Refuse:
    """The answer when nobody was named: nothing is visible, nothing is permitted."""

    def visible(self, queryset: Q, user: Asker, action: str) -> Q:
        return queryset.none()

    def permits(self, user: Asker, power: str, record: models.Model) -> bool:
        return False

    def holds(self, user: Asker, power: str) -> bool:
        return False

    def forget(self, user: Asker) -> None:
        return None

    def identity(self, user: Asker) -> dict[str, object]:
        return {}

    def letterhead(self, user: Asker) -> str:
        return ""

    def aside(self, user: Asker, address: str, field: str, chosen: str) -> str:
        return ""

    def holders(self, powers: Sequence[str], record: models.Model, without: Collection[object]) -> list[str]:
        return []


@lru_cache(maxsize=4)
def _named(path: str) -> Answer:
    answer: Answer = import_string(path) if path else Refuse()
    return answer


def _answer() -> Answer:
    return _named(getattr(settings, "RECORDS_SCOPE", ""))


def visible(queryset: Q, user: Asker, action: str = "view") -> Q:
    """Narrow ``queryset`` to the rows on which ``user`` holds ``action``; costs no query of its own rows."""
    return _answer().visible(queryset, user, action)


def permits(user: Asker, power: str, record: models.Model) -> bool:
    """Whether ``user`` holds ``power`` on this one record."""
    return _answer().permits(user, power, record)


def holds(user: Asker, power: str) -> bool:
    """Whether ``user`` holds ``power`` anywhere at all (for menus and "new" buttons)."""
    return _answer().holds(user, power)


def forget(user: Asker) -> None:
    """Drop what is remembered of the user's rights, so that the next question is asked anew.

    Called inside the transaction of every write: a post that ended a second ago counts as ended.
    """
    _answer().forget(user)


def identity(user: Asker) -> dict[str, object]:
    """What a background task must know to act as this person now does; given back to RECORDS_ACT_AS."""
    return _answer().identity(user)


def letterhead(user: Asker) -> str:
    """The organisation in whose name the person exports (填报单位)."""
    return _answer().letterhead(user)


def aside(user: Asker, address: str, field: str, chosen: str) -> str:
    """Address of a fragment beside a list, by whose links people narrow ``field`` to one organisation; '' for none."""
    return _answer().aside(user, address, field, chosen)


def holders(powers: Sequence[str], record: models.Model, *, without: Collection[object]) -> list[str]:
    """Who could act on the record with one of the powers, in words, the nearest first; ``without`` these."""
    return _answer().holders(powers, record, without)
