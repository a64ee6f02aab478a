"""A person's own messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from reminders.notices.models import Notice

if TYPE_CHECKING:
    from accounts.models.user import User


def own(user: User) -> QuerySet[Notice]:
    """Nobody reads another person's messages, so the recipient is the whole scope."""
    return Notice.objects.filter(recipient=user)


def unread_count(user: User) -> int:
    return own(user).filter(read_at__isnull=True).count()


def recent(user: User, limit: int = 5) -> list[Notice]:
    return list(own(user)[:limit])


def mark_read(user: User, pk: int | None = None) -> int:
    """One message, or all of them; returns how many were new."""
    rows = own(user).filter(read_at__isnull=True)
    if pk is not None:
        rows = rows.filter(pk=pk)
    return rows.update(read_at=timezone.now())
