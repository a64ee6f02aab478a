"""记住账号 keeps the name, never the password."""

from django.test import Client

from tests.accounts.people import LOGIN, PASSWORD, WRONG, sign_in, text_of


def test_the_name_waits_on_the_next_visit(client, li):
    sign_in(client, "E10086", remember="on")
    client.post("/accounts/logout/")
    page = text_of(client.get(LOGIN))
    assert 'value="E10086"' in page
    assert "checked" in page


def test_the_password_is_nowhere_in_the_cookies(client, li):
    sign_in(client, remember="on")
    assert all(PASSWORD not in cookie.value for cookie in client.cookies.values())
    cookie = client.cookies["remembered_name"]
    assert cookie["httponly"]
    assert cookie["path"] == LOGIN


def test_a_chinese_account_name_survives_the_cookie(client, db):
    from tests.accounts.people import make_account

    make_account("李建军")
    sign_in(client, "李建军", remember="on")
    client.post("/accounts/logout/")
    assert 'value="李建军"' in text_of(client.get(LOGIN))


def test_without_the_tick_the_name_is_forgotten(client, li):
    sign_in(client, remember="on")
    client.post("/accounts/logout/")
    sign_in(client)
    client.post("/accounts/logout/")
    assert "lijianjun" not in text_of(client.get(LOGIN))


def test_a_wrong_password_is_not_remembered_as_a_name(li):
    client = Client()
    sign_in(client, password=WRONG, remember="on")
    assert "remembered_name" not in client.cookies
