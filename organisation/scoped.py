"""``visible_to`` for rows that are no records: memberships and posts are facts behind rights, not papers."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from records import scope

M = TypeVar("M", bound=models.Model, covariant=True)


class ScopedQuerySet(models.QuerySet[M]):
    """Query words shared by everything that names its permission rule."""

    def visible_to(self, user: scope.Asker, action: str = "view") -> Self:
        """Rows on which the user holds ``action``."""
        return scope.visible(self, user, action)
