"""账号与安全."""

import time_machine

from tests.accounts.people import PROFILE, make_account, sign_in, text_of


def test_strangers_are_led_to_the_sign_in_page(client, db):
    assert client.get(PROFILE)["Location"] == "/accounts/login/?next=%2Faccounts%2Fprofile%2F"


def test_shows_who_and_when_and_where(client, phone, db):
    with time_machine.travel("2026-03-02 08:00:00+08:00", tick=False) as clock:
        make_account()
        sign_in(client, ip="10.3.3.3")
        clock.shift(3600)
        sign_in(phone, ip="10.4.4.4")
        page = text_of(phone.get(PROFILE))
    for text in ("李建军", "lijianjun", "E10086", "2026-03-02 09:00（10.4.4.4）", "2026-03-02 08:00（10.3.3.3）"):
        assert text in page
    assert "密码还有 90 天到期" in page


def test_lists_the_browsers_and_marks_this_one(client, phone, li, zhou):
    sign_in(client)
    sign_in(phone)
    sign_in(type(client)(), "zhouqian")
    page = text_of(phone.get(PROFILE))
    assert "共 2 台" in page
    assert page.count("安卓手机 · Chrome") == 1
    assert page.count("本机") == 2  # the mark, and the question before signing out everywhere
    assert page.index("安卓手机 · Chrome") < page.index("本机")


def test_no_session_id_reaches_the_page(client, li):
    sign_in(client)
    assert client.session.session_key not in text_of(client.get(PROFILE))
