"""Guessing passwords: five from one place, twenty from anywhere (F10)."""

import pytest
import time_machine
from django.test import Client

from accounts import acts
from accounts.models.sign_in import SignIn
from tests.accounts.people import PASSWORD, PROFILE, WRONG, sign_in, text_of


def fail(times: int, name: str = "lijianjun", ip: str = "10.1.1.1", client: Client | None = None):
    client = client or Client()
    return [sign_in(client, name, WRONG, ip=ip) for _ in range(times)][-1]


def test_the_fifth_wrong_password_locks_and_the_page_says_how_long_and_what_to_do(li):
    assert fail(4).status_code == 200
    response = fail(1)
    assert response.status_code == 429
    page = text_of(response)
    assert "密码已连续输错 5 次" in page
    assert "请在约 15 分钟后再试" in page
    assert "联系管理员重置密码" in page
    assert response["Retry-After"] == "900"


def test_the_right_password_does_not_help_while_locked(client, li):
    fail(5)
    assert sign_in(client).status_code == 429
    assert client.get(PROFILE).status_code == 302


def test_the_time_left_is_true_and_trying_again_does_not_lengthen_it(client, li):
    with time_machine.travel("2026-03-02 09:00:00+08:00", tick=False):
        fail(5)
    with time_machine.travel("2026-03-02 09:10:00+08:00", tick=False):
        assert "请在约 5 分钟后再试" in text_of(fail(3))
    with time_machine.travel("2026-03-02 09:15:01+08:00", tick=False):
        assert sign_in(client).status_code == 302


def test_a_colleague_elsewhere_is_not_locked_out_and_neither_is_another_account(li, zhou):
    fail(5)
    assert sign_in(Client(), ip="10.1.1.2").status_code == 302
    assert sign_in(Client(), "zhouqian").status_code == 302


def test_both_names_and_all_spellings_count_together(li):
    for name in ("lijianjun", "E10086", "LIJIANJUN", " e10086"):
        assert fail(1, name).status_code == 200
    assert fail(1, "e10086").status_code == 429


def test_a_made_up_forwarded_address_changes_nothing(li):
    client = Client()
    for number in range(5):
        response = client.post(
            "/accounts/login/",
            {"username": "lijianjun", "password": WRONG},
            REMOTE_ADDR="10.1.1.1",
            HTTP_X_FORWARDED_FOR=f"9.9.9.{number}",
        )
    assert response.status_code == 429


def test_behind_one_proxy_of_ours_the_rightmost_address_counts(li, settings):
    settings.PROXY_COUNT = 1
    sign_in(Client(HTTP_X_FORWARDED_FOR="9.9.9.9, 10.7.7.7"), ip="127.0.0.1")
    assert SignIn.objects.get().ip == "10.7.7.7"


def test_a_good_sign_in_forgets_the_failures_before_it(client, li):
    fail(4)
    sign_in(client)
    client.post("/accounts/logout/")
    assert fail(4).status_code == 200


def spray(times: int) -> None:
    """One wrong password from each of many addresses."""
    for number in range(times):
        fail(1, ip=f"10.5.{number // 250}.{number % 250 + 1}")


def test_after_twenty_failures_from_anywhere_strange_browsers_are_refused(li):
    spray(19)
    assert fail(1, ip="10.6.0.1").status_code == 200
    response = sign_in(Client(), ip="10.6.0.2")
    assert response.status_code == 429
    assert "只允许在您登录过的电脑或手机上登录" in text_of(response)


def test_the_owner_still_comes_in_on_a_browser_used_before_and_is_told(client, li):
    sign_in(client)
    client.post("/accounts/logout/")
    spray(25)
    assert sign_in(client).status_code == 302
    assert "次登录失败。如不是您本人操作" in text_of(client.get(PROFILE))


def test_the_second_tier_opens_after_an_hour(li):
    with time_machine.travel("2026-03-02 09:00:00+08:00", tick=False):
        spray(20)
        assert sign_in(Client(), ip="10.6.0.2").status_code == 429
    with time_machine.travel("2026-03-02 10:00:01+08:00", tick=False):
        assert sign_in(Client(), ip="10.6.0.2").status_code == 302


def test_a_known_browser_of_one_user_is_strange_for_another(client, li, zhou):
    sign_in(client, "zhouqian")
    client.post("/accounts/logout/")
    spray(20)
    assert sign_in(client, "lijianjun").status_code == 429


def test_a_forged_device_cookie_opens_nothing(client, li):
    spray(20)
    client.cookies["known_device"] = f"{li.pk}:forged:signature"
    assert sign_in(client).status_code == 429


def test_a_reset_by_an_administrator_opens_both_tiers_at_once(li):
    fail(5)
    spray(20)
    password = acts.reset_password(user=li)
    assert sign_in(Client(), password=password).status_code == 302


def test_every_try_is_in_the_log_with_its_reason(li):
    fail(6)
    sign_in(Client(), ip="10.8.8.8")
    reasons = list(SignIn.objects.order_by("pk").values_list("reason", "ok"))
    assert reasons == [("wrong", False)] * 5 + [("locked", False), ("", True)]
    assert SignIn.objects.filter(user=li).count() == 7


@pytest.mark.parametrize("name", ["a" * 10_000, "li\0jianjun", "%s' OR 1=1 --", "𠮷" * 40])
def test_odd_names_are_answered_like_any_wrong_name(client, li, name):
    assert sign_in(client, name, PASSWORD).status_code == 200
