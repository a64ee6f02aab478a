"""How long a session lives, and what ends it (F12)."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import acts
from tests.accounts.people import LOGIN, PROFILE, sign_in, text_of

MORNING = "2026-03-02 08:00:00+08:00"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def minutes(clock, number: float) -> None:
    clock.shift(number * 60)


def test_half_an_hour_without_use_ends_it_and_leads_back_after_signing_in(client, clock, li):
    sign_in(client)
    minutes(clock, 30.1)
    response = client.get(PROFILE + "?tab=2")
    assert response["Location"] == LOGIN + "?next=%2Faccounts%2Fprofile%2F%3Ftab%3D2&why=idle"
    page = text_of(client.get(response["Location"]))
    assert "您较长时间没有操作，已自动退出" in page
    assert 'name="next" value="/accounts/profile/?tab=2"' in page


def test_every_use_within_the_half_hour_keeps_it(client, clock, li):
    sign_in(client)
    for _ in range(4):
        minutes(clock, 28)
        assert client.get(PROFILE).status_code == 200


def test_twelve_hours_end_it_in_spite_of_use(client, clock, li):
    sign_in(client)
    for _ in range(28):
        minutes(clock, 25)
        assert client.get(PROFILE).status_code == 200
    minutes(clock, 25)
    assert "why=long" in client.get(PROFILE)["Location"]


def test_a_post_that_meets_the_end_leads_back_to_the_page_with_the_form(client, clock, li):
    sign_in(client)
    minutes(clock, 31)
    response = client.post("/accounts/sign-out-everywhere/", HTTP_REFERER="http://testserver/accounts/profile/")
    assert response["Location"].startswith(LOGIN + "?next=%2Faccounts%2Fprofile%2F&why=idle")
    li.refresh_from_db()
    assert li.session_epoch == 0


def test_a_later_post_of_a_stranger_leads_back_to_its_form_too(client, db):
    response = client.post("/accounts/sign-out-everywhere/", HTTP_REFERER="http://testserver/accounts/profile/")
    assert response["Location"] == LOGIN + "?next=%2Faccounts%2Fprofile%2F"


def test_a_foreign_referer_is_not_followed(client, clock, li):
    sign_in(client)
    minutes(clock, 31)
    response = client.post("/accounts/sign-out-everywhere/", HTTP_REFERER="https://evil.example/form")
    assert "next=%2F&" in response["Location"]


def test_programs_get_401_and_htmx_gets_its_header(clock, li):
    program, htmx = Client(HTTP_ACCEPT="application/json"), Client(HTTP_HX_REQUEST="true")
    for client in (program, htmx):
        sign_in(client)
    minutes(clock, 31)
    answer = program.get("/accounts/session/")
    assert answer.status_code == 401
    assert "请重新登录" in answer.json()["detail"]
    answer = htmx.get(PROFILE, HTTP_HX_CURRENT_URL="http://testserver/ledger/?q=1")
    assert answer["HX-Redirect"] == LOGIN + "?next=%2Fledger%2F%3Fq%3D1&why=idle"


def test_a_stranger_program_gets_401_too(db):
    answer = Client(HTTP_ACCEPT="application/json").get("/accounts/session/")
    assert answer.status_code == 401
    assert answer.json() == {"detail": "请先登录。"}


def test_asking_how_long_is_no_use_but_saying_i_am_here_is(client, clock, li):
    sign_in(client)
    minutes(clock, 20)
    assert client.get("/accounts/session/").json() == {"left": 10 * 60}
    minutes(clock, 5)
    assert client.get("/accounts/session/").json() == {"left": 5 * 60}
    assert client.post("/accounts/session/").json() == {"left": 30 * 60}


def test_the_id_changes_at_sign_in_and_the_old_one_is_dead(client, li):
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies["session"] = session.session_key
    sign_in(client)
    assert client.session.session_key != session.session_key
    thief = Client()
    thief.cookies["session"] = session.session_key
    assert thief.get(PROFILE).status_code == 302


def test_sign_out_everywhere_ends_all_and_says_so(client, phone, li):
    sign_in(client)
    sign_in(phone)
    response = client.post("/accounts/sign-out-everywhere/")
    assert "已下线全部设备" in text_of(client.get(response["Location"]))
    assert client.get(PROFILE).status_code == phone.get(PROFILE).status_code == 302
    assert li.device_sessions.count() == 0


def test_an_older_epoch_is_refused_even_where_no_device_is_booked(client, li):
    sign_in(client)
    li.device_sessions.all().delete()
    acts.sign_out_everywhere(user=li)
    assert "why=elsewhere" in client.get(PROFILE)["Location"]


def test_a_disabled_user_is_out_at_the_next_request(client, li):
    sign_in(client)
    acts.disable(user=li)
    assert client.get(PROFILE).status_code == 302
    assert sign_in(client).status_code == 200
    acts.enable(user=li)
    assert sign_in(client).status_code == 302


def test_disabling_by_any_way_is_enough(client, li):
    sign_in(client)
    type(li).objects.filter(pk=li.pk).update(is_active=False)
    assert client.get(PROFILE).status_code == 302


def test_the_fourth_browser_ends_the_one_unused_longest(clock, li):
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        sign_in(browser)
        minutes(clock, 1)
    assert [browser.get(PROFILE).status_code for browser in browsers] == [302, 200, 200, 200]


def test_pages_of_a_user_are_never_stored(client, li):
    sign_in(client)
    for path in (PROFILE, "/accounts/password/", "/accounts/session/"):
        assert "no-store" in client.get(path)["Cache-Control"]
    assert "no-store" in Client().get(LOGIN)["Cache-Control"]


def test_a_minute_of_clicks_writes_nothing(client, li):
    sign_in(client)
    with CaptureQueriesContext(connection) as queries:
        client.get("/accounts/session/")
    assert not [query for query in queries if not query["sql"].startswith("SELECT")]


def test_the_guard_itself_asks_for_the_session_and_the_user_and_nothing_more(client, li, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("organisation.")]
    sign_in(client)
    with CaptureQueriesContext(connection) as queries:
        client.get("/accounts/session/")
    assert len(queries) == 2


def test_a_session_without_marks_is_over(client, li):
    client.force_login(li)
    session = client.session
    del session["started"], session["seen"]
    session.save()
    assert client.get(PROFILE).status_code == 302
