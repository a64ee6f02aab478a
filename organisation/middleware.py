"""Under which post the person acts in this request (身份切换)."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.models.user import User
from organisation.access import Access, access_of

SESSION_KEY = "acting_post"


class ActingPost:
    """Lets a signed-in person act under one post: the chosen one, the widest for who never chose.

    The session remembers the post either way. Once that post is over, only another post in the same unit takes its
    place; else it gives nothing until the person chooses again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            remembered = request.session.get(SESSION_KEY)
            access = act_under(request.user, remembered)
            if access.is_over and (heir := access.heir_of_chosen()):
                access = act_under(request.user, heir)
            if access.chosen and access.chosen != remembered:
                request.session[SESSION_KEY] = access.chosen
        return self.get_response(request)


def act_under(user: User, post_id: int | None) -> Access:
    """Bind the user to the post, None to the widest one; a post that is over leaves the user without rights."""
    access = access_of(user)
    widest = access.posts[0].pk if access.posts else None
    access.act_under(widest if post_id is None else post_id)
    user.acting_as = access.acting.title if access.acting else ""
    return access


def act_as(user: User, payload: dict[str, object]) -> None:
    """settings.RECORDS_ACT_AS: a background job works under the post of the request that started it.

    Raises PermissionDenied when that post is over meanwhile.
    """
    post_id = payload.get("acting_post")
    access = act_under(user, post_id if isinstance(post_id, int) else None)
    if access.is_over:
        raise PermissionDenied("提交任务时所用的职务已经结束，请切换身份后重新提交。")
