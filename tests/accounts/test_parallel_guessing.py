"""Sixty wrong passwords at the same moment against a running server: the lock closes in time (F10)."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from accounts.models.sign_in import SignIn
from tests.accounts.people import WRONG, make_account

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
AT_ONCE = 60


def guess(url: str) -> int:
    opener = build_opener(HTTPCookieProcessor())
    page = patient(opener, Request(url)).read().decode()
    token = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {"username": "lijianjun", "password": WRONG, "csrfmiddlewaretoken": token}
    try:
        return patient(opener, Request(url, urlencode(form).encode(), {"Referer": url})).status
    except HTTPError as refused:
        return refused.code


def patient(opener, request: Request):
    """The test server's queue is short: knock again when it is full."""
    for _ in range(300):
        try:
            return opener.open(request, timeout=300)
        except HTTPError:
            raise
        except OSError:
            sleep(0.2)
    raise AssertionError("the server did not answer")


def test_few_of_sixty_parallel_passwords_are_looked_at(live_server):
    make_account()
    url = f"{live_server.url}/accounts/login/"
    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(guess, [url] * AT_ONCE))
    assert set(codes) <= {200, 429}
    looked_at = SignIn.objects.filter(reason="wrong").count()
    assert 5 <= looked_at <= 8
    assert SignIn.objects.count() >= AT_ONCE
