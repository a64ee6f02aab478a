"""A house that waits for its first start has no sign-in page yet: whoever is sent there comes to the first start."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse

from portal.first_start import state


class FirstStartFirst:
    """Asks the database only where a stranger meets the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _is_sign_in(request, response) and state.waiting():
            return HttpResponseRedirect(reverse("first_start:code"), headers={"Cache-Control": "no-store"})
        return response


def _is_sign_in(request: HttpRequest, response: HttpResponseBase) -> bool:
    sign_in = resolve_url(settings.LOGIN_URL)
    if isinstance(response, HttpResponseRedirect):
        return response.url.partition("?")[0] == sign_in
    return request.path == sign_in
