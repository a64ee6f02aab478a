"""Every answer carries the same protection, whatever its status."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.middleware.compress import CompressText
from portal.middleware.headers import SecurityHeaders, policy

EXPECTED = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/accounts/login/", "/no-such-page/", "/accounts/profile/"])
def test_every_status_has_the_headers(client, path):
    client.raise_request_exception = False
    answer = client.get(path)
    assert {
        name: answer.headers.get(name, "").split(", max-age")[0] for name in EXPECTED if name != "Cache-Control"
    } == {name: value for name, value in EXPECTED.items() if name != "Cache-Control"}
    assert "no-store" in answer.headers["Cache-Control"]
    assert "camera=(self)" in answer.headers["Permissions-Policy"]


def test_static_files_are_not_offered_to_other_sites(client, settings):
    settings.WHITENOISE_USE_FINDERS = True
    answer = client.get("/static/portal/css/base.css")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_source_of_the_policy_allows_inline_or_eval(settings):
    line = policy(settings.SECURE_CSP)
    assert "unsafe" not in line
    assert "*" not in line
    assert "http" not in line


def through(response: HttpResponse, middleware=SecurityHeaders, **headers) -> HttpResponse:
    return middleware(lambda request: response)(RequestFactory().get("/", **headers))


def test_what_a_view_says_itself_stays():
    stricter = HttpResponse(headers={"Content-Security-Policy": "sandbox", "Cache-Control": "public, max-age=60"})
    answer = through(stricter)
    assert answer["Content-Security-Policy"] == "sandbox"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["X-Frame-Options"] == "DENY"


def test_pages_are_compressed():
    page = "组织生活 " * 500
    answer = through(HttpResponse(page), CompressText, HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(page.encode()) / 5
    assert gzip.decompress(answer.content).decode() == page


def test_workbooks_and_photos_are_not_compressed_again():
    for kind in ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "image/jpeg"):
        answer = through(HttpResponse(b"x" * 5000, content_type=kind), CompressText, HTTP_ACCEPT_ENCODING="gzip")
        assert "Content-Encoding" not in answer
        assert len(answer.content) == 5000
