"""An address that only takes what a form sends, opened by hand: by reloading, or led there after signing in again.

The browser would show an error page of its own. The page on which the form stands is the next one above the address.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

NOT_ALLOWED = 405
SAID = "这一步只能在页面上办理，已为您打开它所在的页面。"


class ByFormOnly:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        reads = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if response.status_code != NOT_ALLOWED or not reads:
            return response
        messages.info(request, SAID)
        return redirect(_page_above(request.path))


def _page_above(path: str) -> str:
    """The nearest address above that is one of ours; one that takes only forms, too, sends on by itself."""
    while (path := path.rstrip("/").rpartition("/")[0] + "/") != "/":
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"
