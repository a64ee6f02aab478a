"""What each rule refuses, in the words the person reads, in both profiles."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts import acts
from accounts.models.password_history import PasswordHistory
from accounts.passwords.blocklist import is_common
from accounts.passwords.first import first_password
from accounts.passwords.profiles import rules_for, validators_for
from tests.accounts.people import PASSWORD


def use(settings, profile: str) -> None:
    settings.PASSWORD_RULES = rules_for(profile)
    settings.AUTH_PASSWORD_VALIDATORS = validators_for(settings.PASSWORD_RULES)


def refusals(password: str, user=None) -> list[str]:
    from django.conf import settings
    from django.contrib.auth.password_validation import get_password_validators

    try:
        validate_password(password, user, get_password_validators(settings.AUTH_PASSWORD_VALIDATORS))
    except ValidationError as refused:
        return refused.messages
    return []


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("Tian9-shu", "密码太短，请至少输入 10 个字符。"),
        ("x" * 65 + "Y9" * 33, "密码太长，请不要超过 128 个字符。"),
        ("tianshu9shuixing", "密码太简单，请在大写字母、小写字母、数字、符号中至少用到 3 种。"),
        ("Woaini5201314!", "这个密码太常见，容易被猜中，请换一个。"),
        ("Lijianjun-77x", "密码中不能含有您的账号、工号或姓名，请换一个。"),
        ("Zhan-e10086-a", "密码中不能含有您的账号、工号或姓名，请换一个。"),
        ("Zhan-李建军-8a", "密码中不能含有您的账号、工号或姓名，请换一个。"),
        (PASSWORD, "不能使用最近 5 次用过的密码，请换一个。"),
    ],
)
def test_dengbao_says_what_is_wrong(li, password, message):
    assert refusals(password, li) == [message]


@pytest.mark.parametrize("password", ["Tianshu-9-shui", "tianshu 9 SHUI", "天枢Shui水2026x"])
def test_dengbao_takes_a_decent_password(li, password):
    assert refusals(password, li) == []


def test_asvs_wants_length_and_nothing_of_composition(li, settings):
    use(settings, "asvs")
    assert refusals("tianshushui") == ["密码太短，请至少输入 12 个字符。"]
    assert refusals("tianshu shuixing zhan") == []
    assert refusals("woaini5201314") == ["这个密码太常见，容易被猜中，请换一个。"]
    assert refusals(PASSWORD, li) == []


def test_asvs_keeps_no_history_and_no_password_grows_old(li, settings):
    from accounts import password_age

    use(settings, "asvs")
    before = PasswordHistory.objects.count()
    acts.change_password(user=li, password="tianshu shuixing zhan")
    assert PasswordHistory.objects.count() == before
    assert password_age.days_left(li) is None


def test_a_misspelt_profile_stops_the_start_instead_of_weakening_the_rules():
    with pytest.raises(ValueError, match="dengbao, asvs"):
        rules_for("dengboa")


@pytest.mark.parametrize(
    "password",
    [
        "password123", "P@ssw0rd2026!", "Admin@123456", "admin888!!", "1qaz2wsx3edc", "1qaz@WSX#EDC", "Qwer1234!@#$",
        "Abcd1234!!", "12345678901", "98765432100", "Aa123456789.", "5201314520520", "Zhongguo2026!", "Dangzhibu@2026",
        "qwertyuiop[]", "20261122!!", "iloveyou1314", "Huawei@123", "aA1!aA1!aA1!",
    ],
)  # fmt: skip
def test_what_attackers_try_first_is_on_the_list(password):
    assert is_common(password)


@pytest.mark.parametrize("password", ["Tianshu-9-shui", "correct horse battery", "雪山草地Zhan7", "Kp7m-tQx4-w9Rz"])
def test_what_nobody_tries_first_is_not(password):
    assert not is_common(password)


def test_only_the_last_five_are_refused_and_only_they_are_kept(li):
    used = [PASSWORD, *(f"Tianshu-{number}-shui" for number in range(1, 7))]
    for password in used[1:]:
        acts.change_password(user=li, password=password)
    assert [bool(refusals(password, li)) for password in used] == [False, False, True, True, True, True, True]
    assert li.former_passwords.count() == 5


def test_history_holds_no_readable_password(li):
    assert PASSWORD not in PasswordHistory.objects.get().password


def test_first_passwords_pass_the_rules_and_differ(li):
    made = {first_password() for _ in range(50)}
    assert len(made) == 50
    assert all(refusals(password, li) == [] for password in made)
    assert not set("0O1lI") & set("".join(made))
