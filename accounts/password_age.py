"""When a password must be changed, and how long it lasts."""

import math
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models.user import User


def must_change(user: User) -> bool:
    return user.must_change_password or is_expired(user)


def is_expired(user: User) -> bool:
    left = days_left(user)
    return left is not None and left <= 0


def days_left(user: User) -> int | None:
    """Days until the password expires, 0 or less when it has; None where passwords do not expire."""
    if not (days := settings.PASSWORD_RULES.days):
        return None
    until = (user.password_changed_at or user.created_at) + timedelta(days=days)
    return math.ceil((until - timezone.now()) / timedelta(days=1))
