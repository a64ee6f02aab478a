"""Nobody learns from the sign-in page which accounts exist (F11)."""

import re

import pytest
from django.test import Client

from accounts.models.sign_in import SignIn
from tests.accounts.people import WRONG, make_account, sign_in, text_of

UNKNOWN = "lijianjuX"  # as long as the known one


def without_token(response) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken":")[^"]+', r"\1", text_of(response))


def answers(names: list[str], tries: int) -> list[list[tuple[int, str]]]:
    """What each name gets, try after try, from a browser and an address of its own."""
    found = []
    for place, name in enumerate(names):
        client, ip = Client(), f"10.2.0.{place + 1}"
        given = [sign_in(client, name, WRONG, ip=ip) for _ in range(tries)]
        found.append([(one.status_code, without_token(one).replace(name, "*")) for one in given])
    return found


def test_known_and_unknown_get_the_same_page_until_both_are_locked_out(li):
    known, unknown = answers(["lijianjun", UNKNOWN], tries=7)
    assert known == unknown
    assert [status for status, _ in known] == [200] * 4 + [429] * 3


def test_a_disabled_account_gets_the_same_page_even_with_the_right_password(li):
    make_account("gonelong", name="离职者", staff_number="E9", is_active=False)
    right = sign_in(Client(), "gonelong", ip="10.2.1.1")
    unknown = sign_in(Client(), "nobodyyy", WRONG, ip="10.2.1.2")
    assert right.status_code == unknown.status_code == 200
    assert without_token(right).replace("gonelong", "*") == without_token(unknown).replace("nobodyyy", "*")


@pytest.mark.parametrize("name", ["lijianjun", UNKNOWN])
def test_one_password_hash_is_computed_either_way(li, monkeypatch, name):
    from django.contrib.auth.hashers import MD5PasswordHasher

    made = []
    original = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: made.append(1) or original(*args))
    sign_in(Client(), name, WRONG)
    assert len(made) == 1


def test_both_names_cost_the_same_number_of_queries(li):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for name, ip in (("lijianjun", "10.2.2.1"), (UNKNOWN, "10.2.2.2")):
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            sign_in(client, name, WRONG, ip=ip)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_log_does_not_store_a_password_typed_into_the_wrong_field(db):
    sign_in(Client(), "MyRealPass-2026", WRONG)
    line = SignIn.objects.get()
    assert "MyRealPass" not in line.typed
    assert line.typed == "My***"
    from axes.models import AccessAttempt

    stored = AccessAttempt.objects.get()
    assert "MyRealPass" not in f"{stored.username} {stored.post_data} {stored.get_data}"
