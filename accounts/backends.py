"""Checks account and password. Answers nothing about permissions: those come from the backends above."""

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from accounts.lookup import account_meant, typed_name
from accounts.models.user import User


class AccountBackend(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: object
    ) -> User | None:
        """One query. An unknown name costs one password hash too, so that the time taken tells nothing (F11)."""
        if username is None or password is None:
            return None
        user = account_meant(typed_name({"username": username}, request), request)
        if user is None or not user.has_usable_password():
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """None for a disabled account: its sessions end with the next request."""
        return User.objects.filter(pk=user_id, is_active=True).first()
