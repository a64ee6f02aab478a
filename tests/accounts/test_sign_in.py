"""Coming in: by either name, past the first page, and only to pages of ours."""

import pytest

from accounts.models.sign_in import SignIn
from tests.accounts.people import LOGIN, PASSWORD, PROFILE, WRONG, make_account, sign_in, text_of


@pytest.mark.parametrize("name", ["lijianjun", "LiJianJun", " lijianjun ", "E10086", "e10086", "ｅ１００８６"])
def test_signs_in_by_account_or_staff_number_in_any_spelling(client, li, name):
    response = sign_in(client, name)
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert "李建军" in text_of(client.get(PROFILE))


def test_the_page_says_what_it_is_without_any_script(client, db):
    page = text_of(client.get(LOGIN))
    assert '<form method="post" action="/accounts/login/"' in page
    assert 'name="username"' in page
    assert 'name="password"' in page
    assert "本系统为非涉密信息系统" in page
    assert "建议使用 Chrome 108 及以上内核浏览器" in page
    assert "中国××科学研究院党委" in page


def test_asks_for_what_is_missing(client, db):
    page = text_of(sign_in(client, "", ""))
    assert "请输入账号或工号。" in page
    assert "请输入密码。" in page


def test_a_wrong_password_is_said_in_chinese_and_the_name_stays(client, li):
    response = sign_in(client, password=WRONG)
    assert "账号或密码不正确" in text_of(response)
    assert 'value="lijianjun"' in text_of(response)
    assert WRONG not in text_of(response)


def test_costs_one_query_to_find_the_account(li, rf, django_assert_num_queries):
    from accounts.backends import AccountBackend

    with django_assert_num_queries(1):
        assert AccountBackend().authenticate(rf.post(LOGIN), username="E10086", password=PASSWORD) == li


def test_an_account_name_wins_over_the_same_staff_number_of_another(client, li):
    other = make_account("e10086", name="同名", staff_number="E2")
    sign_in(client, "E10086")
    assert SignIn.objects.get().user == other


def test_an_account_without_a_password_admits_nobody(client, li):
    li.set_unusable_password()
    li.save()
    assert sign_in(client, password="").status_code == 200
    assert sign_in(client).status_code == 200


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", "http:evil", LOGIN]
)
def test_next_never_leads_out_of_the_house_or_in_a_circle(client, li, evil):
    assert sign_in(client, next=evil)["Location"] == "/"


def test_next_leads_back_to_where_the_person_was(client, li):
    assert sign_in(client, next="/accounts/profile/?tab=2")["Location"] == "/accounts/profile/?tab=2"


def test_next_survives_a_wrong_password(client, li):
    assert 'name="next" value="/accounts/profile/"' in text_of(sign_in(client, password=WRONG, next=PROFILE))


def test_who_is_signed_in_does_not_see_the_form_again(client, li):
    sign_in(client)
    assert client.get(LOGIN + "?next=" + PROFILE)["Location"] == PROFILE


def test_forgotten_tells_whom_to_ask(client, db, settings):
    assert "电话" not in text_of(client.get("/accounts/forgotten/")), "none is made up where nobody named one"
    settings.PORTAL = {**settings.PORTAL, "support": "院党委办公室 · 内线 8021"}
    page = text_of(client.get("/accounts/forgotten/"))
    assert "管理员" in page
    assert "院党委办公室 · 内线 8021" in page


def test_the_form_refuses_a_post_without_its_token_in_chinese(li):
    from django.test import Client

    response = sign_in(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert "页面已过期" in text_of(response)


def test_sign_out_needs_a_post_and_ends_the_session(client, li):
    sign_in(client)
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/")["Location"] == LOGIN
    assert client.get(PROFILE).status_code == 302
    assert li.device_sessions.count() == 0
