from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models.user import User


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, username: str, password: str | None = None, *, name: str, staff_number: str | None = None, **extra: Any
    ) -> User:
        """One active account; without a password it admits nobody. ValueError when the account name is empty."""
        if not (tidy := self.model.tidy_username(username)):
            raise ValueError("an account needs a name to sign in with")
        number = self.model.tidy_staff_number(staff_number) if staff_number else None
        user = self.model(username=tidy, name=name, staff_number=number, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def named(self, typed: str) -> User | None:
        """The account a person means by what they typed: account name or staff number. One query.

        An account name wins over another person's equal staff number, so the answer never depends on row order.
        """
        username, number = self.model.tidy_username(typed), self.model.tidy_staff_number(typed)
        found = self.filter(Q(username__in={typed, username}) | Q(staff_number__in={typed, number}))[:4]
        return min(found, key=lambda user: user.username not in (typed, username), default=None)
