"""A request that did not arrive whole is refused before any page reads of it: nothing half is ever saved.

Three signs of the end, and all must be there: as many bytes as the head announced, the closing boundary of a multipart
body, and the form's own last field (`{% form_end %}`). A body of unannounced length is refused, too: Django would read
it as an empty form. Only what asks for nothing but its own two fields or none goes without the last field: signing in,
and the script that says somebody is still here.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBadRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.http import parse_header_parameters

from records.ui.form_marks import END

WITHOUT_END = {"accounts:login", "accounts:session"}
BLOCK = 64 * 1024
TAIL = 512  # longer than any boundary


class ArrivedWhole:
    """Stands before whatever reads POST: the check of the token, and every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not _is_whole(request):
            return refusal()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponseBase | None:
        if request.method != "POST" or END in request.POST:
            return None
        page = request.resolver_match.view_name if request.resolver_match else ""
        return None if page in WITHOUT_END else refusal()


def refusal() -> HttpResponseBadRequest:
    return HttpResponseBadRequest(render_to_string("half_arrived.html"))


def _is_whole(request: HttpRequest) -> bool:
    """Reads the body to its end; what was read stays at hand as ``request.POST`` and ``request.FILES``."""
    announced = str(request.META.get("CONTENT_LENGTH") or "")
    if "HTTP_TRANSFER_ENCODING" in request.META or not announced.isdigit():
        return False
    stream: Any = _Counted(request, int(announced))
    request._stream = stream  # what Django reads the body from
    try:
        request.POST  # noqa: B018  # reads it
        stream.read_to_end()
    except (UnreadablePostError, MultiPartParserError, OSError):
        return False
    return bool(stream.tail.rstrip().endswith(_closing(request)))


def _closing(request: HttpRequest) -> bytes:
    """What the body has to end with."""
    kind, details = parse_header_parameters(request.META.get("CONTENT_TYPE", ""))
    return f"--{details.get('boundary', '')}--".encode() if kind == "multipart/form-data" else b""


class _Counted(io.RawIOBase):
    """The stream Django would read, which complains when it ends too soon."""

    def __init__(self, request: Any, announced: int) -> None:
        self.inner, self.missing, self.tail = request._stream, announced, b""

    def read(self, size: int | None = -1) -> bytes:
        got: bytes = self.inner.read(*(() if size in (None, -1) else (size,)))
        self.missing -= len(got)
        self.tail = (self.tail + got[-TAIL:])[-TAIL:]
        if self.missing > 0 and (not got or size in (None, -1)):
            raise OSError("the body is shorter than announced")
        return got

    def read_to_end(self) -> None:
        while self.missing > 0:
            self.read(BLOCK)
