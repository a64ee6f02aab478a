"""Outgoing papers: numbers without gaps, a register, Word filled from the data, the signed scan that comes back."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from branches.founding.models import FoundingRequest
from branches.life.dissolving import dissolve_branch
from branches.life.models import TemporaryBranch
from branches.merging.acts import merge_unit
from branches.papers.acts import issue_paper, next_number, set_paper_word
from branches.papers.models import IssuedPaper
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.files import attachments
from tests.branches.founding.makers import make_request
from tests.branches.founding.requests import kept
from tests.cast import Cast, days_ago, signed_in

YEAR = days_ago(0).year
TODAY = str(days_ago(0))


@pytest.fixture
def house(cast: Cast) -> Cast:
    """The institute and 一部 number their papers; 87 were issued before the portal."""
    cast.institute = set_paper_word(unit=cast.institute, word="院党委", given=87, by=None)
    cast.first = set_paper_word(unit=cast.first, word="一部党委", given=0, by=None)
    return cast


def text_of(answer) -> str:
    document = Document(io.BytesIO(answer.content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def other(unit: Unit, **more: object) -> IssuedPaper:
    return issue_paper(unit=unit, kind="other", title="通知", by=None, on=days_ago(0), **more)


def test_numbers_follow_one_another_and_each_office_has_its_own(house: Cast) -> None:
    numbers = [other(unit).document_number for unit in (house.institute, house.first, house.institute)]
    assert numbers == [f"院党委〔{YEAR}〕88号", f"一部党委〔{YEAR}〕1号", f"院党委〔{YEAR}〕89号"]
    with pytest.raises(ActRefused, match="没有设置发文字号"):
        other(house.second)


def test_a_number_typed_elsewhere_is_passed_over_and_none_is_given_twice(house: Cast) -> None:
    Post.objects.filter(person=house.zhangxue).update(document_number=f"院党委〔{YEAR}〕88号")
    assert next_number(house.institute) == f"院党委〔{YEAR}〕89号"
    paper = other(house.institute)
    assert paper.document_number == f"院党委〔{YEAR}〕89号"
    with pytest.raises(ActRefused, match="不能发两次"):
        other(house.institute, document_number=f"院党委[{YEAR}]89号")
    signed_in(house.linjing).post(f"/issued-papers/{paper.pk}/discard/", {"reason": "写错了", "version": 1})
    assert other(house.institute).document_number == f"院党委〔{YEAR}〕90号"


def test_a_refused_act_takes_no_number(house: Cast) -> None:
    url, proposed = f"/branches/{house.jia.pk}/posts/designate/", f"院党委〔{YEAR}〕88号"
    body = {"role": Role.SECRETARY, "person": str(house.chenxiaodong.pk), "on": TODAY}
    body |= {"document_number": proposed, "proposed": proposed}
    assert proposed in signed_in(house.linjing).get(url).content.decode()
    assert "请用“更换”办理" in signed_in(house.linjing).post(url, body).content.decode()
    assert not IssuedPaper.objects.exists() and next_number(house.institute) == proposed


def test_several_people_stand_in_one_notice(house: Cast) -> None:
    client, proposed = signed_in(house.linjing), f"院党委〔{YEAR}〕88号"
    secretary = Post.objects.get(unit=house.jia.unit, role=Role.SECRETARY)
    body = {"person": str(house.chenxiaodong.pk), "on": TODAY, "document_number": proposed, "proposed": proposed}
    client.post(f"/branches/{house.jia.pk}/posts/{secretary.pk}/replace/", body)
    body = {"role": Role.PUBLICITY_MEMBER, "person": str(house.lijianjun.pk), "on": TODAY}
    body |= {"document_number": proposed, "proposed": f"院党委〔{YEAR}〕89号"}
    client.post(f"/branches/{house.jia.pk}/posts/designate/", body)
    paper = IssuedPaper.objects.get()
    assert paper.document_number == proposed and paper.title == "关于陈晓东等同志任免职的通知"
    text = text_of(client.get(f"/branches/papers/{paper.pk}/word.docx"))
    assert "陈晓东同志任甲临时党支部书记；" in text
    assert "李建军同志任甲临时党支部宣传委员；" in text
    assert "免去李建军同志的甲临时党支部书记职务。" in text
    assert proposed in text and "特此通知。" in text and "一部党委：" in text


def test_a_number_of_another_house_is_kept_as_typed(house: Cast) -> None:
    body = {"role": Role.PUBLICITY_MEMBER, "person": str(house.chenxiaodong.pk), "on": TODAY}
    body |= {"document_number": "集团党〔2026〕3号", "proposed": f"院党委〔{YEAR}〕88号"}
    signed_in(house.linjing).post(f"/branches/{house.jia.pk}/posts/designate/", body)
    assert Post.objects.get(role=Role.PUBLICITY_MEMBER).document_number == "集团党〔2026〕3号"
    assert not IssuedPaper.objects.exists()


def test_a_branch_that_ended_with_its_project_ends_by_nature(house: Cast) -> None:
    house.tunnel.closed_on = days_ago(31)
    house.tunnel.save()
    house.ding.dissolution_number = f"二院党〔{YEAR}〕40号"
    house.ding.save()
    client, url = signed_in(house.linjing), f"/branches/{house.ding.pk}/notice/"
    assert house.ding.dissolution_number in client.get(url).content.decode()
    body = {"document_number": house.ding.dissolution_number, "on": TODAY, "signed_by": "何远"}
    assert "关于撤销丁临时党支部的通知" in client.post(url, body, follow=True).content.decode()
    paper = IssuedPaper.objects.get(kind="dissolution")
    text = text_of(client.get(f"/branches/papers/{paper.pk}/word.docx"))
    assert "临时组建的机构撤销后，临时党支部自然撤销" in text and "起自然撤销" in text
    assert "输水隧洞项目已于" in text
    client.post(url, body)
    assert IssuedPaper.objects.count() == 1


def test_decided_and_merged_branches_say_so(house: Cast) -> None:
    client, proposed = signed_in(house.linjing), f"院党委〔{YEAR}〕88号"
    dissolve_branch(branch=house.bing, on=days_ago(0), document_number="", by=None)
    merge_unit(unit=house.jia.unit, into=house.yi.unit, by=None)
    for branch, words in ((house.bing, "决定撤销丙临时党支部"), (house.jia, "决定将甲临时党支部并入乙临时党支部")):
        body = {"on": TODAY, "document_number": next_number(house.institute), "proposed": next_number(house.institute)}
        client.post(f"/branches/{branch.pk}/notice/", body)
        paper = IssuedPaper.objects.get(about_unit=branch.unit)
        assert words in text_of(client.get(f"/branches/papers/{paper.pk}/word.docx"))
    assert TemporaryBranch.objects.get(pk=house.bing.pk).dissolution_number == proposed


def test_a_request_gets_the_units_own_number_and_its_signer(house: Cast) -> None:
    request = make_request(house, house.first, 1)
    client, url = signed_in(house.huangweijie), f"/branches/founding/{request.pk}/number/"
    assert f"一部党委〔{YEAR}〕1号" in client.get(url).content.decode()
    client.post(url, {"on": TODAY, "signed_by": "高玉梅"})
    text = text_of(client.get(f"/branches/founding/{request.pk}/request.docx"))
    assert f"一部党委〔{YEAR}〕1号\t签发人：高玉梅" in text
    assert client.get(url).status_code == 302  # once
    assert signed_in(house.sunli).get(url).status_code == 404


def test_the_reply_takes_the_proposed_number_with_the_branch(house: Cast) -> None:
    request, proposed = make_request(house, house.first, 1), f"院党委〔{YEAR}〕88号"
    FoundingRequest.objects.filter(pk=request.pk).update(state="reported")
    body = {
        "document_number": proposed, "proposed": proposed, "replied_on": TODAY, "name": "新临时党支部",
        "parent": house.first.pk, "secretary": str(house.liufang.pk), "version": request.version,
        "other_posts": kept(house.liufang),
    }  # fmt: skip
    url = f"/branches/founding/{request.pk}/reply/"
    assert signed_in(house.linjing).post(url, body).status_code == 302
    paper = IssuedPaper.objects.get()
    assert (paper.kind, paper.about_unit.name, paper.document_number) == ("reply", "新临时党支部", proposed)
    assert "同意成立新临时党支部" in text_of(signed_in(house.linjing).get(f"/branches/papers/{paper.pk}/word.docx"))


def test_the_signed_scan_comes_back_and_stands_on_the_branch_page(house: Cast) -> None:
    paper = other(house.institute, about_unit=house.jia.unit)
    scan = SimpleUploadedFile("扫描件.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
    attachments.attach(paper, scan, by=house.linjing.user, kind="file")
    assert IssuedPaper.objects.get().scanned
    page = signed_in(house.lijianjun).get(f"/temporary-branches/{house.jia.pk}/?tab=files").content.decode()
    assert paper.document_number in page and "扫描件.pdf" in page
    assert signed_in(house.lijianjun).get(f"/issued-papers/{paper.pk}/").status_code == 200
    assert signed_in(house.lijianjun).get(f"/issued-papers/{paper.pk}/edit/").status_code == 403
    assert signed_in(house.chensiyuan).get(f"/issued-papers/{paper.pk}/").status_code == 404
    assert signed_in(house.chensiyuan).get(f"/branches/papers/{paper.pk}/word.docx").status_code == 404


def test_an_administrator_sets_the_word_once_for_one_organisation(house: Cast) -> None:
    client = signed_in(house.fangyuan)
    page = client.post(f"/administration/units/{house.second.pk}/word/", {"word": "院党委", "given": "0"}, follow=True)
    assert "已经是别的党组织的发文字号" in page.content.decode()
    page = client.post(
        f"/administration/units/{house.institute.pk}/word/", {"word": "院党委", "given": "3"}, follow=True
    )
    assert f"院党委〔{YEAR}〕88号" in page.content.decode()  # the sequence never goes back
    assert signed_in(house.linjing).post(f"/administration/units/{house.institute.pk}/word/").status_code == 403


def test_a_notice_is_laid_out_by_the_standard(house: Cast) -> None:
    paper = other(house.institute, about_unit=house.ding.unit)
    IssuedPaper.objects.filter(pk=paper.pk).update(
        kind="dissolution", title="关于撤销闽江口水文监测项目临时党支部的通知"
    )
    content = signed_in(house.linjing).get(f"/branches/papers/{paper.pk}/word.docx").content
    lines = Document(io.BytesIO(content)).paragraphs
    texts = [one.text for one in lines]
    assert texts[0] == "二院党委" and lines[0].runs[0].font.color.rgb == (200, 0, 0)
    assert texts[2] == paper.document_number
    assert texts[4:6] == ["关于撤销闽江口水文监测项目", "临时党支部的通知"]  # broken by meaning
    closing = texts.index("特此通知。")
    assert all(one.paragraph_format.keep_with_next for one in lines[closing:-1])  # never a page with the seal alone
    assert texts[-2] == "二院党委"
