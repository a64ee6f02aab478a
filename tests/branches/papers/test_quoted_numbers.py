"""A 文号 typed by hand speaks of this organisation, or comes from somewhere the portal does not know."""

from __future__ import annotations

import pytest
from django.urls import reverse

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.life.term import extend_branch
from branches.papers.acts import issue_paper, set_paper_word
from branches.papers.models import IssuedPaper
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from tests.branches.founding.makers import make_request
from tests.branches.founding.requests import kept
from tests.cast import Cast, days_ago, signed_in
from tests.portal.confirming import confirm

YEAR = days_ago(0).year
TODAY = str(days_ago(0))
OF_ANOTHER = f"二部党委 [{YEAR}] 03 号"
REFUSED = "由二部党委编发"


@pytest.fixture
def house(cast: Cast) -> Cast:
    words = {"institute": "院党委", "first": "一部党委", "second": "二部党委"}
    for name, word in words.items():
        setattr(cast, name, set_paper_word(unit=getattr(cast, name), word=word, given=0, by=None))
    return cast


def post_of(house: Cast) -> str:
    post = Post.objects.get(unit=house.jia.unit, role=Role.SECRETARY)
    return f"/branches/{house.jia.pk}/posts/{post.pk}/relieve/"


def relieved(house: Cast, number: str):
    sent = {"on": TODAY, "reason": "调动", "document_number": number}
    return signed_in(house.linjing).post(post_of(house), sent)


def test_the_number_of_another_house_relieves_nobody(house: Cast) -> None:
    answer = relieved(house, OF_ANOTHER)
    assert answer.status_code == 422 and REFUSED in answer.content.decode()
    assert Post.objects.get(unit=house.jia.unit, role=Role.SECRETARY).ends_on is None


@pytest.mark.parametrize("number", ["集团党〔2019〕3号", "手写的旧文件三号", f"一部党委〔{YEAR}〕9号"])
def test_papers_from_outside_old_ones_and_those_from_above_stay_possible(house: Cast, number: str) -> None:
    assert relieved(house, number).status_code == 302
    assert Post.objects.get(unit=house.jia.unit, role=Role.SECRETARY).end_number == number


def test_the_number_is_kept_in_its_usual_form(house: Cast) -> None:
    relieved(house, f"院党委 [{YEAR}] 007 号")
    assert Post.objects.get(unit=house.jia.unit, role=Role.SECRETARY).end_number == f"院党委〔{YEAR}〕7号"


@pytest.mark.parametrize(("kind", "about"), [("dissolution", "ding"), ("appointment", "yi"), ("other", "yi")])
def test_a_paper_issued_for_something_else_is_refused_by_its_title(house: Cast, kind: str, about: str) -> None:
    paper = issue_paper(
        unit=house.institute,
        kind=kind,
        title="另一件事",
        by=None,
        on=days_ago(0),
        about_unit=getattr(house, about).unit,
    )
    assert "《另一件事》的文号，与这项办理无关" in relieved(house, paper.document_number).content.decode()


def test_a_paper_that_names_several_people_or_no_branch_serves_again(house: Cast) -> None:
    notice = issue_paper(unit=house.institute, kind="other", title="干部调整", by=None, on=days_ago(0))
    assert relieved(house, notice.document_number).status_code == 302


def test_a_voided_paper_serves_nobody(house: Cast) -> None:
    paper = issue_paper(unit=house.institute, kind="other", title="写错了", by=None, on=days_ago(0))
    signed_in(house.linjing).post(f"/issued-papers/{paper.pk}/discard/", {"reason": "写错了", "version": 1})
    assert "已经作废" in relieved(house, paper.document_number).content.decode()


def test_a_reply_is_refused_and_the_request_goes_on_waiting(house: Cast) -> None:
    request = make_request(house, house.first, 1)
    FoundingRequest.objects.filter(pk=request.pk).update(state="reported")
    sent = {
        "document_number": OF_ANOTHER, "replied_on": TODAY, "name": "新临时党支部", "parent": house.first.pk,
        "secretary": str(house.liufang.pk), "version": request.version,
        "other_posts": kept(house.liufang),
    }  # fmt: skip
    url = f"/branches/founding/{request.pk}/reply/"
    assert REFUSED in signed_in(house.linjing).post(url, sent).content.decode()
    other = issue_paper(
        unit=house.institute, kind="reply", title="关于别的请示的批复", by=None, on=days_ago(0),
        founding=make_request(house, house.first, 2),
    )  # fmt: skip
    answer = signed_in(house.linjing).post(url, {**sent, "document_number": other.document_number})
    assert "与这项办理无关" in answer.content.decode()
    assert FoundingRequest.objects.get(pk=request.pk).state == "reported"
    sent["document_number"] = f"院党委〔{YEAR}〕44号"
    assert signed_in(house.linjing).post(url, sent).status_code == 302


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("begin_dissolving", {"reason": "任务调整", "on": TODAY}),
        ("extend", {"reason": "顺延", "on": TODAY, "until": str(days_ago(-400))}),
        ("permit", {"form": "discipline", "reason": "确有需要", "until": str(days_ago(-30))}),
    ],
)
def test_every_step_of_a_life_asks(house: Cast, page: str, more: dict[str, str]) -> None:
    url = reverse(f"branches:{page}", args=[house.jia.pk])
    answer = signed_in(house.linjing).post(url, {**more, "document_number": OF_ANOTHER})
    assert answer.status_code == 422 and REFUSED in answer.content.decode()
    assert TemporaryBranch.objects.get(pk=house.jia.pk).state == "running"


def test_the_preview_refuses_already(house: Cast) -> None:
    sent = {"target": str(house.yi.unit_id), "on": TODAY, "document_number": OF_ANOTHER}
    page = signed_in(house.fangyuan).post(f"/administration/units/{house.jia.unit_id}/merge/", sent).content.decode()
    assert REFUSED in page and "确定办理" not in page


def test_a_merged_branch_may_be_ended_by_the_house_of_either(house: Cast) -> None:
    sent = {"target": str(house.bing.unit_id), "on": TODAY, "document_number": OF_ANOTHER}
    confirm(signed_in(house.fangyuan), f"/administration/units/{house.jia.unit_id}/merge/", sent)
    assert TemporaryBranch.objects.get(pk=house.jia.pk).dissolution_number == f"二部党委〔{YEAR}〕3号"


@pytest.mark.parametrize("about", ["jia", "bing"])
def test_a_merger_rests_on_a_paper_about_either_side(house: Cast, about: str) -> None:
    unit = getattr(house, about).unit
    paper = issue_paper(
        unit=house.institute, kind="other", title="关于并入的通知", by=None, on=days_ago(0), about_unit=unit
    )
    sent = {"target": str(house.bing.unit_id), "on": TODAY, "document_number": paper.document_number}
    confirm(signed_in(house.fangyuan), f"/administration/units/{house.jia.unit_id}/merge/", sent)
    assert TemporaryBranch.objects.get(pk=house.jia.pk).dissolution_number == paper.document_number


def test_the_system_brings_in_what_was_written_elsewhere(house: Cast) -> None:
    extend_branch(branch=house.jia, until=days_ago(-400), reason="顺延", document_number=OF_ANOTHER, by=None)
    assert not IssuedPaper.objects.exists()
    with pytest.raises(ActRefused, match=REFUSED):
        extend_branch(
            branch=house.jia, until=days_ago(-500), reason="顺延", document_number=OF_ANOTHER, by=house.linjing.user
        )
