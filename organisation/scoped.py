"""``visible_to`` for rows that are no records: memberships and posts are facts behind rights, not papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from records import scope

if TYPE_CHECKING:
    from accounts.models.user import User

M = TypeVar("M", bound=models.Model, covariant=True)


class ScopedQuerySet(models.QuerySet[M]):
    """Query words shared by everything that names its reach."""

    def visible_to(self, user: User, action: str = "view") -> Self:
        """Rows on which the user holds ``action``."""
        return scope.visible(self, user, action)
