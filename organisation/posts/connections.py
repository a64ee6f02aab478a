"""Who signs in acts under the widest post until they choose: remembered at once, so that its end widens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts.models.user import User
from organisation.access import Access
from organisation.middleware import SESSION_KEY

if TYPE_CHECKING:
    from django.http import HttpRequest


@receiver(user_logged_in, dispatch_uid="organisation.posts.connections")
def remember(sender: object, request: HttpRequest, user: User, **more: object) -> None:
    """The session is being written anyway; the user's own rights are left to be loaded by the first page."""
    posts = Access(user).posts if isinstance(user, User) else []
    if posts:
        request.session[SESSION_KEY] = posts[0].pk
