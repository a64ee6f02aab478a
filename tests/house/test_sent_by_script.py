"""A form that a script sends: told where to go on; a page drawn as the answer is opened once, by its own session."""

import pytest
from django.test import Client

from tests.accounts.people import make_account

TALK = "/talk/"
SCRIPT = {"X-Sent-By": "script"}


@pytest.fixture(autouse=True)
def talk_page(settings):
    settings.ROOT_URLCONF = "tests.accounts.form_urls"


@pytest.fixture
def client(db) -> Client:
    client = Client()
    client.force_login(make_account(), backend="accounts.backends.AccountBackend")
    return client


def posted(client: Client, **typed: str):
    return client.post(TALK, {"theme": "谈心", "form_end": "1", "place": "", **typed}, headers=SCRIPT)


def told(answer) -> str:
    """The address, whose end can be seen: half a head is no answer."""
    mark = answer.headers["X-Go-To"]
    assert (mark[0], mark[-1]) == ("<", ">")
    return mark[1:-1]


def test_a_redirect_becomes_an_address(client):
    answer = posted(client, place="工地")
    assert (answer.status_code, told(answer)) == (204, "/talk/done/")


def test_a_refusal_is_opened_like_a_page_and_only_once(client):
    address = told(posted(client))
    assert "请填写地点。" in client.get(address).content.decode()
    assert "请填写地点。" not in client.get(address).content.decode()


def test_another_session_does_not_get_it(client):
    address = told(posted(client))
    other = Client()
    other.force_login(
        make_account("zhouqian", name="周倩", staff_number="E10087"), backend="accounts.backends.AccountBackend"
    )
    assert "请填写地点。" not in other.get(address).content.decode()


def test_without_script_all_is_as_ever(client):
    answer = client.post(TALK, {"theme": "谈心", "place": "工地", "form_end": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/talk/done/")
