"""The one-time code: printed once, kept as a hash, five tries, gone when it has opened the door."""

from __future__ import annotations

import hashlib
import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from portal.first_start.models import THE_ONE, FirstStart
from portal.first_start.state import is_empty

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
GROUPS, GROUP = 3, 4  # about 59 bits
MOST_TRIES = 5

SPENT = "启动码已经用过，或者输错次数太多，不能再用。请在服务器上重新运行 prepare --no-demo，用新显示的启动码。"


class CodeRefused(Exception):
    """The message is a Chinese sentence."""


def issue() -> str:
    """A new code for a house that waits; '' when it does not wait. An earlier code is void, what was filled in stays.

    The browser that has passed the door with an earlier code may go on.
    """
    code = "-".join("".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS))
    with transaction.atomic():
        if not is_empty():
            return ""
        FirstStart.objects.get_or_create(pk=THE_ONE)
        waits = FirstStart.objects.filter(pk=THE_ONE, founded_at__isnull=True)
        return code if waits.update(code=make_password(_plain(code)), tries=0) else ""


def redeem(typed: str) -> str:
    """Take the code and return what the browser holds from now on. Raises :class:`CodeRefused`.

    A try is counted before it is looked at, so that guesses sent at the same moment count, too.
    """
    alive = FirstStart.objects.filter(pk=THE_ONE, founded_at__isnull=True, tries__lt=MOST_TRIES).exclude(code="")
    if alive.update(tries=F("tries") + 1) != 1:
        raise CodeRefused(SPENT)
    row = FirstStart.objects.get(pk=THE_ONE)
    if not check_password(_plain(typed), row.code):
        left = max(MOST_TRIES - row.tries, 0)
        raise CodeRefused(f"启动码不对，请核对后再输。还可以试 {left} 次。" if left else SPENT)
    key = secrets.token_urlsafe(32)
    mine = FirstStart.objects.filter(pk=THE_ONE, code=row.code, founded_at__isnull=True)
    if mine.update(code="", tries=0, door=_hash(key)) != 1:
        raise CodeRefused(SPENT)
    return key


def opens(row: FirstStart, key: object) -> bool:
    """Whether this browser gave the code."""
    return isinstance(key, str) and bool(row.door) and secrets.compare_digest(row.door, _hash(key))


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
