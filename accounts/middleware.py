"""Stands before every page: ends sessions that are over, and leads to the password page who must go there first."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import resolve
from django.urls.exceptions import Resolver404

from accounts import answers, devices, marks, password_age
from accounts.models.user import User

# Asking how long the session lasts must not make it last longer.
UNCOUNTED = {"accounts:session"}
WITHOUT_NEW_PASSWORD = {"accounts:password", "accounts:logout", "accounts:sign_out_everywhere", "accounts:session"}


class SessionGuard:
    """Reads no table unless the session changes; the user is loaded once and kept for the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        refused = self._refused(request, user) if isinstance(user, User) else None
        if refused is not None:
            return refused
        response = self.get_response(request)
        if not isinstance(user, User):
            return answers.for_a_stranger(request, response)
        response.setdefault("Cache-Control", "no-store")
        return response

    def _refused(self, request: HttpRequest, user: User) -> HttpResponse | None:
        """The answer instead of the page, or None to go on."""
        page = _page_name(request)
        if reason := _why_over(request, user):
            devices.closed(request)
            logout(request)
            return answers.sign_in_again(request, reason)
        if page not in UNCOUNTED and marks.touch(request.session):
            devices.seen(request)
        if page not in WITHOUT_NEW_PASSWORD and password_age.must_change(user):
            return answers.new_password_first(request)
        return None


def _why_over(request: HttpRequest, user: User) -> str:
    """The key of a text on the sign-in page (accounts/answers.py), or an empty string."""
    if not marks.is_of(request.session, user):
        return "elsewhere"
    left = marks.lifetime(request.session)
    if not left.over:
        return ""
    return "idle" if left.idle <= 0 else "long"


def _page_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
