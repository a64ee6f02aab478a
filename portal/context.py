"""What every page's frame needs: menu, counts in the header, tabs on phones, the posts to switch between."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models.user import User
from organisation.access import access_of
from portal import badges, navigation
from portal.first_start.steps import STARTING
from portal.reviewing import queue
from portal.reviewing.narrowing import PARAM


def shell(request: HttpRequest) -> dict[str, object]:
    """Lazy, so that fragments and files that show no frame ask nothing."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"nav": [], "badges": {}}
    counts = SimpleLazyObject(lambda: badges.counts(user))
    return {
        "badges": counts,
        "nav": SimpleLazyObject(lambda: navigation.menu(request, user, counts)),  # type: ignore[arg-type]
        "phone_tabs": SimpleLazyObject(lambda: navigation.phone_tabs(request, user)),
        "queue": queue.of_page(request, user) if PARAM in request.GET else None,
        "posts": SimpleLazyObject(lambda: _posts(user)),
        "starting": request.session.get(STARTING),
        "post_is_over": SimpleLazyObject(lambda: access_of(user).is_over),
    }


def _posts(user: User) -> list[dict[str, object]]:
    access = access_of(user)
    return [{"pk": post.pk, "label": post.title, "current": post.pk == access.chosen} for post in access.posts]
