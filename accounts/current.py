"""The signed-in user of a request, as a type the rest can rely on."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models.user import User


def user_of(request: HttpRequest) -> User:
    """The account that asks; PermissionDenied for strangers, whom the sign-in middleware stops before any page."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied("请先登录。")
