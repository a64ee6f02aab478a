"""Reloading the answer to a form leads back to the page of the form, never to the browser's own error."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.middleware.by_form_only import SAID
from tests.cast import Cast, signed_in

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def administrator(cast: Cast) -> Client:
    return signed_in(cast.fangyuan)


@pytest.mark.parametrize("page", ["open_account", "appoint"])
def test_an_act_on_an_account_opened_by_hand_leads_to_the_person(cast: Cast, administrator: Client, page: str) -> None:
    address = reverse(f"administration:{page}", args=[cast.chenxiaodong.pk])
    answer = administrator.get(address, headers=BROWSER, follow=True)
    assert answer.status_code == 200 and "陈晓东" in answer.content.decode()
    assert SAID in answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("administration:person", args=[cast.chenxiaodong.pk])


def test_elsewhere_it_leads_to_the_nearest_page_above(administrator: Client) -> None:
    answer = administrator.get("/todo/review/", headers=BROWSER, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain[-1][0] == "/todo/"


def test_a_script_is_told_what_is_the_matter(administrator: Client) -> None:
    assert administrator.get("/todo/review/").status_code == 405


def test_a_page_that_shows_a_first_password_is_laid_by_nowhere(cast: Cast, administrator: Client) -> None:
    """Sent by script its answer would lie in the cache for a minute: such a form is left to the browser."""
    page = administrator.get(reverse("administration:person", args=[cast.plain[0].pk])).content.decode()
    opening = page.split(reverse("administration:open_account", args=[cast.plain[0].pk]))[1].split(">")[0]
    assert 'data-send="plain"' in opening
    page = administrator.get(reverse("administration:person", args=[cast.lijianjun.pk])).content.decode()
    assert "reset-password" in page
