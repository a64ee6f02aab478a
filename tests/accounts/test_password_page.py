"""Changing one's own password: wished, forced, due."""

import pytest
import time_machine
from django.test import Client

from tests.accounts.people import PASSWORD, PROFILE, make_account, sign_in, text_of

PAGE = "/accounts/password/"
NEW = "Tianshu-9-shui"


def change(client, old=PASSWORD, new=NEW, again=None, **more):
    return client.post(PAGE, {"old_password": old, "new_password1": new, "new_password2": again or new, **more})


@pytest.fixture
def new_hand(db):
    return make_account("xinren", name="新人", staff_number="E7", must_change_password=True)


@pytest.mark.parametrize("path", [PROFILE, "/accounts/session/x", "/"])
def test_first_sign_in_leads_to_the_password_page_from_everywhere(client, new_hand, path):
    sign_in(client, "xinren")
    assert client.get(path)["Location"].startswith(PAGE + "?next=")
    assert "您正在使用初始密码" in text_of(client.get(PAGE))


def test_programs_are_told_instead_of_led(new_hand):
    client = Client(HTTP_ACCEPT="application/json")
    sign_in(client, "xinren")
    answer = client.put("/api/anything/", {})
    assert answer.status_code == 403
    assert "请先修改密码" in answer.json()["detail"]


def test_after_the_change_the_way_is_free_and_leads_on(client, new_hand):
    sign_in(client, "xinren")
    assert change(client, next=PROFILE)["Location"] == PROFILE
    page = text_of(client.get(PROFILE))
    assert "密码已修改" in page
    assert sign_in(Client(), "xinren", NEW).status_code == 302
    assert sign_in(Client(), "xinren", PASSWORD).status_code == 200


def test_the_first_password_cannot_be_kept(client, new_hand):
    sign_in(client, "xinren")
    assert "不能使用最近 5 次用过的密码" in text_of(change(client, new=PASSWORD))
    assert client.get(PROFILE).status_code == 302


def test_one_may_still_sign_out_instead(client, new_hand):
    sign_in(client, "xinren")
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"


def test_the_page_lists_the_rules(client, li):
    sign_in(client)
    page = text_of(client.get(PAGE))
    for rule in ("至少 10 个字符", "至少用到 3 种", "不能与最近 5 次用过的密码相同", "不能含有您的账号、工号或姓名"):
        assert rule in page


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"old": "Wrong-2026-x"}, "当前密码不正确，请重新输入。"),
        ({"again": "Tianshu-9-shuo"}, "两次输入的新密码不一致，请重新输入。"),
        ({"new": "short"}, "密码太短，请至少输入 10 个字符。"),
        ({"old": ""}, "请输入当前密码。"),
    ],
)
def test_refusals_are_in_chinese_and_change_nothing(client, li, given, message):
    sign_in(client)
    assert message in text_of(change(client, **given))
    assert sign_in(Client()).status_code == 302


def test_other_browsers_end_and_this_one_goes_on_under_a_new_id(client, phone, li):
    sign_in(client)
    sign_in(phone)
    key = client.session.session_key
    change(client)
    assert client.get(PROFILE).status_code == 200
    assert client.session.session_key != key
    assert phone.get(PROFILE).status_code == 302
    assert li.device_sessions.count() == 1


def test_ninety_days_later_it_must_be_changed(client, db):
    with time_machine.travel("2026-03-02 08:00:00+08:00", tick=False) as clock:
        make_account()
        clock.shift(84 * 86400)
        sign_in(client)
        assert "您的密码还有 6 天到期" in text_of(client.get(PROFILE))
        clock.shift(6 * 86400 + 1)
        sign_in(client)
        assert client.get(PROFILE)["Location"].startswith(PAGE)
        assert "您的密码已到期" in text_of(client.get(PAGE))
        change(client)
        assert client.get(PROFILE).status_code == 200


def test_typed_passwords_are_never_kept_by_the_browser_script(client, li):
    sign_in(client)
    assert 'data-keep="off"' in text_of(client.get(PAGE))
