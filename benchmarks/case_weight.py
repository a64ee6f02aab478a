"""P10: what a page weighs on its first visit: itself and every file it names, compressed as the server sends them."""

import gzip
import re
from collections.abc import Callable, Iterator

import brotli
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from benchmarks.case import Case, Goal
from benchmarks.case_ledger import LIST, users

NAMED = re.compile(rb"""(?:<link[^>]+?href|<script[^>]+?src|<img[^>]+?src)="([^"]+)\"""")
PACKED = (".woff2", ".woff", ".png", ".jpg", ".webp", ".gif")  # compressed by nature


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
        content = client.get(path).content
        named = {address.decode() for address in NAMED.findall(content)}
        outside = [address for address in named if "//" in address]
        assert not outside, outside
        files = [address for address in named if address.startswith("/static/")]
        total = len(gzip.compress(content)) + sum(_file(address) for address in files)
        return round(total / 1024)

    return weigh


def _file(address: str) -> int:
    """Bytes of one static file, and of the fonts and images a style sheet draws are not counted here."""
    name = address.removeprefix("/static/").split("?")[0]
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            content = file.read()
    else:
        content = open(finders.find(name), "rb").read()  # noqa: SIM115, PTH123
    return len(content) if name.endswith(PACKED) else len(brotli.compress(content, quality=9))
