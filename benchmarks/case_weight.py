"""P10: what a page weighs on its first visit: itself and every file it names, with their headers, as they are sent."""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.test import Client

from benchmarks.case import Case, Goal
from benchmarks.case_ledger import LIST, users

NAMED = re.compile(rb"""(?:<link[^>]+?href|<script[^>]+?src|<img[^>]+?src)="([^"]+)\"""")


def cases() -> Iterator[Case]:
    user = users()["institute"]
    for name, path, who, most in (
        ("sign-in", "/accounts/login/", None, 80),
        ("ledger", LIST, user, 110),
        ("workbench", "/", user, 300),
    ):
        yield Case(f"P10 weight of {name}, KB as rows", _weight(path, who), repeat=1, goals=(Goal("rows", "≤", most),))


def _weight(path: str, user: object) -> Callable[[], int]:
    def weigh() -> int:
        client = Client(SERVER_NAME="localhost")
        if user is not None:
            client.force_login(user, backend="accounts.backends.AccountBackend")
        named = {address.decode() for address in NAMED.findall(client.get(path).content)}
        outside = [address for address in named if "//" in address]
        assert not outside, outside
        files = [address for address in named if address.startswith("/static/")]
        return round(sum(_sent(client, address) for address in (path, *files)) / 1024)

    return weigh


def _sent(client: Client, address: str) -> int:
    """Bytes of one answer to a browser of today. Fonts and images that a style sheet draws are not counted."""
    answer = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert answer.status_code == HTTPStatus.OK, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(content) + sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
