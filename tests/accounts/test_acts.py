"""What administrators do to accounts."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts import acts
from accounts.models.account_event import AccountEvent
from accounts.models.user import User
from tests.accounts.people import PASSWORD, PROFILE, make_account, sign_in


def events(user: User) -> list[tuple[str, User | None]]:
    return [(event.verb, event.by) for event in AccountEvent.objects.filter(user=user).order_by("pk")]


def test_a_new_account_opens_with_its_first_password_and_must_change_it(client, li):
    user, password = acts.create_account(username="ZhangXue", name="张雪", staff_number="e20", by=li)
    assert (user.username, user.staff_number) == ("zhangxue", "E20")
    sign_in(client, "E20", password)
    assert client.get(PROFILE)["Location"].startswith("/accounts/password/")
    assert events(user) == [("created", li)]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"username": "LIJIANJUN", "staff_number": "X1"}, "username"),
        ({"username": "e10086", "staff_number": "X1"}, "username"),
        ({"username": "other", "staff_number": "e10086"}, "staff_number"),
        ({"username": "other", "staff_number": "lijianjun"}, "staff_number"),
    ],
)
def test_neither_name_may_be_anybodys_other_name(li, given, field):
    with pytest.raises(ValidationError) as refused:
        acts.create_account(name="某人", **given)
    assert list(refused.value.message_dict) == [field]
    assert User.objects.count() == 1


def test_a_reset_ends_sessions_and_returns_a_password_that_works_once(client, li, zhou):
    sign_in(client)
    password = acts.reset_password(user=li, by=zhou)
    assert client.get(PROFILE).status_code == 302
    assert sign_in(Client()).status_code == 200
    second = Client()
    sign_in(second, password=password)
    assert second.get(PROFILE)["Location"].startswith("/accounts/password/")
    assert events(li) == [("password_reset", zhou)]


def test_acts_are_booked_with_who_did_them(li, zhou):
    acts.disable(user=li, by=zhou)
    acts.enable(user=li, by=zhou)
    acts.sign_out_everywhere(user=li)
    assert events(li) == [("disabled", zhou), ("enabled", zhou), ("signed_out", li)]


def test_a_failing_act_leaves_nothing_half_done(li, monkeypatch):
    monkeypatch.setattr(acts, "_note", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        acts.reset_password(user=li)
    li.refresh_from_db()
    assert li.check_password(PASSWORD)
    assert not li.must_change_password


def test_being_superuser_opens_nothing(db):
    boss = make_account("boss", is_superuser=True)
    assert not boss.has_perm("accounts.view_user")
    assert not boss.has_perm("log")
    assert not boss.has_module_perms("accounts")
    assert not boss.get_all_permissions()
