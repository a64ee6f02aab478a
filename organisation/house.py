"""How a page begins that belongs to the whole portal: settings, rules, the calendar, the deliveries."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.current import user_of
from accounts.models.user import User
from organisation.access import administers_house


def house_administrator(request: HttpRequest) -> User:
    """The signed-in user, who must administer the whole institute; 403 for administrators of a part of it."""
    user = user_of(request)
    if not administers_house(user):
        raise PermissionDenied("这个页面只对全院的系统管理员开放。")
    return user
