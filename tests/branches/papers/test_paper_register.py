"""发文登记 by hand and by several clicks at once: one paper, one number, each organisation its own."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from accounts.models.user import User
from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.papers.acts import issue_paper, next_number, set_paper_word
from branches.papers.models import IssuedPaper
from branches.papers.once import AlreadyIssued, issue_dissolution, number_request
from organisation.refusal import ActRefused
from tests.branches.founding.makers import make_request
from tests.cast import Cast, days_ago, signed_in

YEAR = days_ago(0).year
TODAY = str(days_ago(0))
NEW = "/issued-papers/new/"
TOGETHER = 4


@pytest.fixture
def house(cast: Cast) -> Cast:
    cast.institute = set_paper_word(unit=cast.institute, word="院党委", given=87, by=None)
    cast.first = set_paper_word(unit=cast.first, word="一部党委", given=0, by=None)
    return cast


def body(unit, **more: str) -> dict[str, str]:
    return {"unit": str(unit.pk), "kind": "other", "title": "通知", "issued_on": TODAY, "typed_number": "", **more}


def together(act) -> tuple[list[IssuedPaper], list[IssuedPaper], list[Exception]]:
    """Papers made, papers shown to those who came second, and what broke."""
    start, made, known, broken = threading.Barrier(TOGETHER), [], [], []

    def click() -> None:
        try:
            start.wait(timeout=120)
            made.append(act())
        except AlreadyIssued as first:
            known.append(first.paper)
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made, known, broken


@pytest.mark.django_db(transaction=True)
def test_clicks_at_once_issue_one_dissolution_paper(house: Cast) -> None:
    def act() -> IssuedPaper:
        return issue_dissolution(
            branch=TemporaryBranch.objects.get(pk=house.ding.pk), unit=house.institute, on=days_ago(0),
            signed_by="何远", document_number="", by=User.objects.get(pk=house.linjing.user_id),
        )  # fmt: skip

    made, known, broken = together(act)
    assert broken == []
    assert (len(made), known) == (1, made * (TOGETHER - 1))
    assert next_number(house.institute) == f"院党委〔{YEAR}〕89号"


@pytest.mark.django_db(transaction=True)
def test_clicks_at_once_number_a_request_once(house: Cast) -> None:
    request = make_request(house, house.first, 1)

    def act() -> IssuedPaper:
        return number_request(
            request=FoundingRequest.objects.get(pk=request.pk), on=days_ago(0), signed_by="高玉梅",
            by=User.objects.get(pk=house.huangweijie.user_id),
        )  # fmt: skip

    made, known, broken = together(act)
    assert broken == []
    assert (len(made), known) == (1, made * (TOGETHER - 1))
    assert next_number(house.first) == f"一部党委〔{YEAR}〕2号"


def test_the_second_click_is_shown_the_paper(house: Cast) -> None:
    number = f"院党委〔{YEAR}〕88号"
    sent = {"document_number": number, "proposed": number, "on": TODAY, "signed_by": "何远"}
    client, url = signed_in(house.linjing), f"/branches/{house.ding.pk}/notice/"
    client.post(url, sent)
    answer = client.post(url, sent, follow=True)
    assert answer.redirect_chain[-1][0] == f"/issued-papers/{IssuedPaper.objects.get().pk}/"
    assert "不用再编" in answer.content.decode()


@pytest.mark.parametrize("kind", ["request", "reply", "appointment", "dissolution"])
def test_what_the_portal_writes_is_not_registered_by_hand(house: Cast, kind: str) -> None:
    sent = body(house.first, kind=kind, about_unit=str(house.jia.unit.pk))
    assert signed_in(house.huangweijie).post(NEW, sent).status_code == 422
    assert not IssuedPaper.objects.exists()


def test_a_row_entered_by_hand_is_no_official_paper_and_stops_nobody(house: Cast) -> None:
    paper = IssuedPaper.objects.create(
        unit=house.first, kind="dissolution", about_unit=house.ding.unit, title="关于撤销的通知",
        document_number="手工1号", issued_on=days_ago(1),
    )  # fmt: skip
    client = signed_in(house.linjing)
    assert client.get(f"/branches/papers/{paper.pk}/word.docx").status_code == 404
    assert client.get(f"/branches/{house.ding.pk}/notice/").status_code == 200


def test_an_issued_paper_keeps_its_kind_and_its_branch(house: Cast) -> None:
    paper = issue_paper(
        unit=house.institute, kind="dissolution", title="通知", by=None, on=days_ago(0), about_unit=house.ding.unit
    )
    sent = body(house.institute, about_unit=str(house.jia.unit.pk), title="改过的标题", version="1")
    assert signed_in(house.linjing).post(f"/issued-papers/{paper.pk}/edit/", sent).status_code == 302
    paper.refresh_from_db()
    assert (paper.kind, paper.about_unit, paper.title) == ("dissolution", house.ding.unit, "改过的标题")


def test_numbers_belong_to_their_own_organisation(house: Cast) -> None:
    unit, institute = signed_in(house.huangweijie), signed_in(house.linjing)
    answer = unit.post(NEW, body(house.first, typed_number=f"院党委 [{YEAR}] 0999 号"))
    assert "的发文字号，由" in answer.content.decode()
    assert institute.post(NEW, body(house.first)).status_code == 422
    assert not IssuedPaper.objects.exists()
    with pytest.raises(ActRefused, match="的发文字号"):
        issue_paper(
            unit=house.first,
            kind="other",
            title="通知",
            by=None,
            on=days_ago(0),
            document_number=f"院党委〔{YEAR}〕9号",
        )
    assert unit.post(NEW, body(house.first)).status_code == 302
    for typed in (f"一部党委 〔{YEAR}〕 1 号", f"一部党委〔{YEAR}〕01号"):
        assert "不能发两次" in unit.post(NEW, body(house.first, typed_number=typed)).content.decode()


def test_the_year_of_the_number_is_that_of_the_day(house: Cast) -> None:
    client = signed_in(house.huangweijie)
    assert "发文日期不能早于2000年" in client.post(NEW, body(house.first, issued_on="1999-12-31")).content.decode()
    answer = client.post(NEW, body(house.first, typed_number=f"一部党委〔{YEAR - 1}〕7号"))
    assert "请核对后再填" in answer.content.decode()
    with pytest.raises(ActRefused, match="不能早于2000年"):
        issue_paper(unit=house.first, kind="other", title="通知", by=None, on=days_ago(0).replace(year=1, day=1))
    assert not IssuedPaper.objects.exists()
    client.post(NEW, body(house.first))
    paper = IssuedPaper.objects.get()
    sent = body(house.first, issued_on=f"{YEAR - 1}-06-01", version="1")
    assert "文号写的是" in client.post(f"/issued-papers/{paper.pk}/edit/", sent).content.decode()


def test_a_unit_that_chooses_itself_in_the_tree_finds_the_papers_that_name_its_branches(cast: Cast) -> None:
    """The institute issues them; the unit looks for what was issued about its own."""
    institute, about = cast.institute, cast.jia.unit
    for number, unit in ((1, about), (2, about), (3, cast.bing.unit)):
        IssuedPaper.objects.create(
            unit=institute, document_number=f"院党委〔2026〕90{number}号", title="批复", kind="reply", about_unit=unit,
            issued_on=TODAY,
        )  # fmt: skip
    page = signed_in(cast.gaoyumei).get("/issued-papers/")
    assert page.context["page"]["total"] == 2
    assert "field=concerning" in page.context["tree_url"]
    chosen = signed_in(cast.gaoyumei).get("/issued-papers/", {"concerning": cast.first.pk}).context["page"]
    assert chosen["total"] == 2
