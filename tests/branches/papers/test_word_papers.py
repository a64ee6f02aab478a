"""Every paper the portal writes in Word, measured as it is downloaded: GB/T 9704, no matter who opens it with what."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from branches.founding.models import FoundingRequest
from branches.life.dissolving import dissolve_branch
from branches.papers.acts import set_paper_word
from branches.papers.models import IssuedPaper
from organisation.posts.models import Post
from organisation.powers import Role
from tests.branches.founding.makers import make_request
from tests.branches.founding.requests import kept
from tests.branches.life.lives import dissolved, handing_over
from tests.cast import Cast, days_ago, signed_in

YEAR = days_ago(0).year
TODAY = str(days_ago(0))
NUMBER = f"院党委〔{YEAR}〕88号"
ORDER = ("pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "tabs", "spacing", "ind", "jc", "rPr")
"""In which order the standard of the file format wants the properties of a paragraph; Word refuses others."""


def numbered(**more: str) -> dict[str, str]:
    return {"document_number": NUMBER, "proposed": NUMBER, "on": TODAY, **more}


def request_file(cast: Cast) -> bytes:
    request = make_request(cast, cast.first, 1)
    signed_in(cast.huangweijie).post(f"/branches/founding/{request.pk}/number/", {"on": TODAY, "signed_by": "高玉梅"})
    return signed_in(cast.huangweijie).get(f"/branches/founding/{request.pk}/request.docx").content


def reply_file(cast: Cast) -> bytes:
    request = make_request(cast, cast.first, 1)
    FoundingRequest.objects.filter(pk=request.pk).update(state="reported")
    sent = {
        "document_number": NUMBER, "proposed": NUMBER, "replied_on": TODAY, "name": "新临时党支部",
        "parent": cast.first.pk, "secretary": str(cast.liufang.pk), "version": request.version,
        "other_posts": kept(cast.liufang),
    }  # fmt: skip
    signed_in(cast.linjing).post(f"/branches/founding/{request.pk}/reply/", sent)
    return issued(cast)


def appointment_file(cast: Cast) -> bytes:
    post = Post.objects.get(unit=cast.jia.unit, role=Role.SECRETARY)
    sent = numbered(person=str(cast.chenxiaodong.pk))
    signed_in(cast.linjing).post(f"/branches/{cast.jia.pk}/posts/{post.pk}/replace/", sent)
    return issued(cast)


def dissolution_file(cast: Cast) -> bytes:
    dissolve_branch(branch=cast.bing, on=days_ago(0), document_number="", by=None)
    signed_in(cast.linjing).post(f"/branches/{cast.bing.pk}/notice/", numbered(signed_by="何远"))
    return issued(cast)


def handover_file(cast: Cast) -> bytes:
    branch = handing_over(cast, cast.jia)
    return signed_in(cast.gaoyumei).get(f"/branches/{branch.pk}/handover/word.docx").content


def issued(cast: Cast) -> bytes:
    paper = IssuedPaper.objects.get()
    return signed_in(cast.linjing).get(f"/branches/papers/{paper.pk}/word.docx").content


PAPERS: dict[str, Callable[[Cast], bytes]] = {
    "请示": request_file,
    "批复": reply_file,
    "任免职": appointment_file,
    "撤销": dissolution_file,
    "移交清单": handover_file,
}


@pytest.fixture(params=PAPERS)
def file(request: pytest.FixtureRequest, cast: Cast) -> tuple[str, bytes]:
    cast.institute = set_paper_word(unit=cast.institute, word="院党委", given=87, by=None)
    cast.first = set_paper_word(unit=cast.first, word="一部党委", given=0, by=None)
    return request.param, PAPERS[request.param](cast)


def east_asian(run) -> str | None:
    fonts = run._element.rPr.rFonts if run._element.rPr is not None else None
    return fonts.get(qn("w:eastAsia")) if fonts is not None else None


def title_of(paper):
    return [p for p in paper.paragraphs if p.runs and east_asian(p.runs[0]) == "方正小标宋简体" and not red(p)]


def red(paragraph) -> bool:
    return str(paragraph.runs[0].font.color.rgb) == "C80000"


def test_page_body_and_title_are_those_of_the_standard(file: tuple[str, bytes]) -> None:
    word, content = file
    paper = Document(io.BytesIO(content))
    section = paper.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    normal = paper.styles["Normal"]
    assert (normal.font.size.pt, normal.element.rPr.rFonts.get(qn("w:eastAsia"))) == (16, "仿宋_GB2312")
    titles = title_of(paper)
    assert word in "".join(p.text for p in titles)
    assert {(run.font.size.pt, p.alignment) for p in titles for run in p.runs} == {(22, 1)}
    large = {paragraph._p for paragraph in titles}
    rest = [p for p in paper.paragraphs if p._p not in large and not (p.runs and red(p))]
    assert {p.paragraph_format.line_spacing.pt for p in rest} == {28.95}


def test_every_run_of_the_text_is_in_a_font_and_size_of_the_standard(file: tuple[str, bytes]) -> None:
    paper = Document(io.BytesIO(file[1]))
    for paragraph in paper.paragraphs:
        for run in paragraph.runs:
            assert east_asian(run) in (None, "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"), run.text
            size = run.font.size.pt if run.font.size else 16
            assert size in (16, 22) or red(paragraph), run.text
    for grid in paper.tables:
        assert {run.font.size.pt for row in grid.rows for cell in row.cells for run in cell.paragraphs[0].runs} == {12}


def test_outgoing_papers_carry_head_number_and_date_and_no_blank_is_left(file: tuple[str, bytes]) -> None:
    word, content = file
    paper = Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "None" not in text and "{" not in text
    if word == "移交清单":
        assert "移交人" in text and "甲临时党支部" in text
        return
    head = [p for p in paper.paragraphs if p.runs and red(p)]
    assert len(head) == 1 and head[0].runs[0].font.size.pt <= 36
    number = next(p for p in paper.paragraphs if f"〔{YEAR}〕" in p.text)
    assert number._p.pPr.find(qn("w:pBdr")) is not None
    assert paper.paragraphs[-1].text == f"{YEAR}年{days_ago(0).month}月{days_ago(0).day}日"


def test_the_file_is_built_in_the_order_that_office_programs_demand(file: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(file[1])) as parts:
        assert parts.testzip() is None
        names = set(parts.namelist())
        assert {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/settings.xml"} <= names
        assert not [name for name in names if "vba" in name.lower()]
        root = etree.fromstring(parts.read("word/document.xml"))
    for properties in root.iter(qn("w:pPr")):
        told = [child.tag.rpartition("}")[2] for child in properties]
        known = [ORDER.index(name) for name in told if name in ORDER]
        assert known == sorted(known) and len(set(told)) == len(told), told
    assert root.find(qn("w:body"))[-1].tag == qn("w:sectPr")


def test_the_hand_over_sheet_says_what_the_printed_one_says(cast: Cast) -> None:
    branch = dissolved(cast, cast.jia)
    client = signed_in(cast.gaoyumei)
    answer = client.get(f"/branches/{branch.pk}/handover/word.docx")
    assert "attachment" in answer["Content-Disposition"]
    items, *notes = Document(io.BytesIO(answer.content)).tables
    shown = client.get(f"/branches/{branch.pk}/handover/")
    assert f"/branches/{branch.pk}/handover/word.docx" in shown.content.decode()
    titles = [row.cells[1].text for row in items.rows[1:]]
    assert titles == [entry.title for entry in shown.context["entries"]]
    assert items.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    told = [row.cells[0].text for row in notes[0].rows[1:]] if notes else []
    assert told == [note.person.name for note in shown.context["notes"]]


def test_a_running_branch_has_no_sheet_and_strangers_get_none(cast: Cast) -> None:
    url = f"/branches/{cast.jia.pk}/handover/word.docx"
    assert signed_in(cast.gaoyumei).get(url).status_code == 404
    handing_over(cast, cast.jia)
    assert signed_in(cast.gaoyumei).get(url).status_code == 200
    assert signed_in(cast.sunli).get(url).status_code == 404
