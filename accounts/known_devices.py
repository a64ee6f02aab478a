"""A signed cookie by which a browser shows that this user has signed in on it before. It opens nothing by itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models.user import User

COOKIE = "known_device"
SALT = "accounts.known_device"


def knows(request: HttpRequest, user: User | None) -> bool:
    return user is not None and str(user.pk) in _users(request)


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """A shared computer remembers the last five users."""
    users = [str(user.pk), *(pk for pk in _users(request) if pk != str(user.pk))][:5]
    response.set_signed_cookie(
        COOKIE,
        ".".join(users),
        salt=SALT,
        max_age=settings.KNOWN_DEVICE_SECONDS,
        path="/accounts/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _users(request: HttpRequest) -> list[str]:
    given = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=settings.KNOWN_DEVICE_SECONDS)
    return [pk for pk in (given or "").split(".") if pk]
