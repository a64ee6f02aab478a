"""五必问: a whole branch in one page, sent twice, with exceptions."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, signed_in
from tests.welfare.asks.makers import page_of
from tests.welfare.picked import item
from welfare.asks.models import Ask


@pytest.fixture
def secretary(cast: Cast) -> Client:
    return signed_in(cast.lijianjun)


def test_everybody_is_normal_but_one(cast: Cast, secretary: Client) -> None:
    key = f"{cast.chenxiaodong.pk}-{item('leisure').pk}"
    body = page_of(cast, "thought", "leisure") | {f"result-{key}": "need", f"note-{key}": "想有个篮球架"}
    answer = secretary.post("/welfare/ask/", body)
    assert answer.status_code == 302 and answer["Location"] == "/welfare/to-needs/"
    assert Ask.objects.count() == 18
    told = Ask.objects.exclude(result="normal").values_list("person__name", "note")
    assert list(told) == [("陈晓东", "想有个篮球架")]
    assert {ask.asker_name for ask in Ask.objects.all()} == {"李建军"}


def test_the_page_sent_twice_is_saved_once(cast: Cast, secretary: Client) -> None:
    body = page_of(cast, "work")
    assert [secretary.post("/welfare/ask/", body).status_code for _ in range(2)] == [302, 302]
    assert Ask.objects.count() == 9


def test_an_exception_without_words_saves_nothing_and_keeps_what_was_tapped(cast: Cast, secretary: Client) -> None:
    key = f"{cast.chenxiaodong.pk}-{item('work').pk}"
    answer = secretary.post("/welfare/ask/", page_of(cast, "work") | {f"result-{key}": "concern"})
    assert answer.status_code == 422 and Ask.objects.count() == 0
    assert "请写明陈晓东“工作完成”的情况。" in answer.content.decode()
    assert f'id="c-{key}" value="concern" checked' in answer.content.decode()


def test_the_deputy_cannot_slip_in_an_integrity_question(cast: Cast) -> None:
    answer = signed_in(cast.wanghaiyan).post("/welfare/ask/", page_of(cast, "integrity"))
    assert answer.status_code == 422 and Ask.objects.count() == 0


def test_another_branch_cannot_be_asked(cast: Cast) -> None:
    answer = signed_in(cast.zhaozhiqiang).post("/welfare/ask/", page_of(cast, "work"))
    assert answer.status_code in (403, 422) or not Ask.objects.filter(unit=cast.jia.unit).exists()
    assert not Ask.objects.filter(unit=cast.jia.unit).exists()


def test_a_member_may_not_ask(cast: Cast) -> None:
    assert signed_in(cast.chenxiaodong).get("/welfare/ask/").status_code == 403
