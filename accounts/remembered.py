"""记住账号: a cookie with the account name as it was typed, never the password; sent to the sign-in page only."""

from urllib.parse import quote, unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

COOKIE = "remembered_name"


def name(request: HttpRequest) -> str:
    return unquote(request.COOKIES.get(COOKIE, ""))[:150]


def keep(request: HttpRequest, response: HttpResponse, typed: str) -> None:
    response.set_cookie(
        COOKIE,
        quote(typed),
        max_age=settings.KNOWN_DEVICE_SECONDS,
        path=resolve_url(settings.LOGIN_URL),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=resolve_url(settings.LOGIN_URL))
