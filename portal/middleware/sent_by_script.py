"""A form that a script sent (static/portal/js/send.js): the script is told where to go on, and never gets the page.

A script that follows a redirect would use up the messages and receipts meant for the person, and a page it got as an
answer could not be put in place of the present one. So a redirect becomes a header, and a page that was drawn as the
answer is laid by for a minute, under a key only this session can use; the browser then opens it like any other page.
Without script a form is sent as ever, and nothing of this happens.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

SENT = "X-Sent-By"  # request: "script"
# In the answer: <the address to open next>, or <> when the browser must send the form itself. Browsers hand on a head
# that was cut off on its way: only what ends in > has come whole.
GO_TO = "X-Go-To"
PARAM = "answer"  # in the query of that address: the page that was laid by
LIFE = 60  # seconds
NOT_WHOLE, SERVER_ERROR = 400, 500  # the script says so itself, and sends again


class SentByScript:
    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and PARAM in request.GET and (page := _fetched(request)):
            return page
        response = self.answer(request)
        status = response.status_code
        if request.headers.get(SENT) != "script" or status == NOT_WHOLE or status >= SERVER_ERROR:
            return response
        return _told(request, response)


def _told(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    address = response.headers.get("Location") or _laid_by(request, response)
    if not address:
        response.headers[GO_TO] = "<>"  # no page: the script sends the form again as the browser would
        return response
    bare = HttpResponse(status=204, headers={GO_TO: f"<{address}>", "Cache-Control": "no-store"})
    bare.cookies = response.cookies
    return bare


def _laid_by(request: HttpRequest, response: HttpResponseBase) -> str:
    if not isinstance(response, HttpResponse) or not response.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    key = secrets.token_urlsafe(24)
    cache.set(_name(request, key), (response.status_code, response.content), LIFE)
    query = request.GET.copy()
    query[PARAM] = key
    return f"{request.path}?{query.urlencode()}"


def _fetched(request: HttpRequest) -> HttpResponse | None:
    """The page that was laid by, once; None when it is over or another's, and the address is opened as it is."""
    name = _name(request, request.GET[PARAM])
    found = cache.get(name)
    if found is None:
        return None
    cache.delete(name)
    status, content = found
    return HttpResponse(content, status=status, headers={"Cache-Control": "no-store"})


def _name(request: HttpRequest, key: str) -> str:
    """Bound to the session by its cookie, which only this browser has."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return "answer." + hashlib.sha256(f"{session} {key}".encode()).hexdigest()
