"""Who has which record open from 我的待办, so that two people who work through one list never meet on one record.

A claim is a courtesy for some minutes, kept in the shared cache: it stops nobody who opens the record by hand, and the
UPDATE of the move decides in the end (records/workflow.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache

from accounts.models.user import User
from portal.reviewing.numbers import claim_minutes
from portal.task_lines import Found


def take(user: User, one: Found) -> str:
    """The name of whoever has it open, '' when it is this person's now."""
    key = _key(one)
    cache.add(key, (user.pk, user.name), timeout=claim_minutes() * 60)
    holder = cache.get(key)
    return "" if holder is None or holder[0] == user.pk else str(holder[1])


def leave(user: User, one: Found) -> None:
    """Whoever goes on gives it free."""
    holder = cache.get(_key(one))
    if holder is not None and holder[0] == user.pk:
        cache.delete(_key(one))


def free(user: User, many: Iterable[Found]) -> list[Found]:
    """Those that nobody else has open, in their order. One question to the cache."""
    keys = {_key(one): one for one in many}
    held = cache.get_many(list(keys))
    return [one for key, one in keys.items() if key not in held or held[key][0] == user.pk]


def _key(one: Found) -> str:
    return f"todo-open:{one[0].slug}:{one[1]}"
