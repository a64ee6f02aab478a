"""Word by GB/T 9704, measured in the file that leaves the house."""

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from records.documents import minutes_document, official_document, tidy_number

REPLY = {
    "head": "中共××研究院委员会文件",
    "number": "院党委[2026]11号",
    "title": "关于同意成立川藏铁路雅林段监测项目临时党支部的批复",
    "addressee": "铁路与岩土研究所党总支",
    "paragraphs": [
        "你总支《请示》收悉。经院党委研究，现批复如下：",
        "一、同意成立川藏铁路雅林段监测项目临时党支部",
        "（一）支部组成。李建军同志任临时党支部书记。\n二、有关要求",
    ],
    "attachments": ["党员基本情况表。", "支委会名单"],
    "signer": "中共××研究院委员会",
    "date": date(2026, 3, 12),
}


def opened(data):
    return Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def reply():
    return opened(official_document(**REPLY))


def find(document, text):
    return next(p for p in document.paragraphs if p.text.startswith(text))


def font_of(run):
    fonts = run._element.rPr.rFonts if run._element.rPr is not None else None
    return fonts.get(qn("w:eastAsia")) if fonts is not None else None


def test_the_page_is_a4_with_the_margins_of_the_standard(reply):
    section = reply.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_body_is_fangsong_of_16_points_on_lines_of_28_95(reply):
    normal = reply.styles["Normal"]
    assert normal.font.size.pt == 16
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    text = find(reply, "你总支")
    assert text.paragraph_format.line_spacing.pt == 28.95
    assert text.paragraph_format.first_line_indent.pt == 32


def test_the_title_is_xiaobiaosong_of_22_points_in_the_middle(reply):
    title = find(reply, "关于同意成立")
    assert (font_of(title.runs[0]), title.runs[0].font.size.pt) == ("方正小标宋简体", 22)
    assert title.alignment == 1


def test_headings_have_their_own_fonts_and_the_sentence_after_them_has_not(reply):
    assert font_of(find(reply, "一、").runs[0]) == "黑体"
    second = find(reply, "（一）")
    assert [(run.text, font_of(run)) for run in second.runs] == [
        ("（一）支部组成。", "楷体_GB2312"),
        ("李建军同志任临时党支部书记。", None),
    ]
    assert font_of(find(reply, "二、").runs[0]) == "黑体"  # a line break begins a new paragraph


def test_the_letterhead_is_red_and_the_number_stands_on_the_red_line(reply):
    head, number = find(reply, "中共××研究院委员会文件"), find(reply, "院党委")
    assert str(head.runs[0].font.color.rgb) == "C80000"
    assert number.text == "院党委〔2026〕11号"
    assert number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:color")) == "C80000"


@pytest.mark.parametrize("raw", ["院〔2026〕1号", "院[2026]1号", "院（2026）1号", "院【2026】1号", "院( 2026 )1号"])
def test_the_year_stands_in_hexagonal_brackets(raw):
    assert tidy_number(raw) == "院〔2026〕1号"


@pytest.mark.parametrize(
    "raw", [" 测控党 〔2026〕 1 号 ", "测控党〔2026〕01号", "测控党[２０２６]００１号", "测控 党〔2026〕1号"]
)
def test_spaces_and_leading_zeros_make_no_other_number(raw):
    assert tidy_number(raw) == "测控党〔2026〕1号"


def test_what_is_no_common_number_stays_as_typed():
    assert tidy_number("经 2026 年第 3 次会议") == "经 2026 年第 3 次会议"


def test_attachments_are_numbered_without_full_stops(reply):
    assert find(reply, "附件：").text == "附件：1. 党员基本情况表"
    assert find(reply, "2. ").text == "2. 支委会名单"


def test_signer_and_date_stand_at_the_right_the_signer_centred_over_the_date(reply):
    *_, signer, day = reply.paragraphs
    assert (signer.text, day.text) == ("中共××研究院委员会", "2026年3月12日")
    assert day.paragraph_format.right_indent.pt == 64  # four characters
    middle = [p.paragraph_format.right_indent.pt / 16 + w / 2 for p, w in ((signer, 10), (day, 6.5))]
    assert middle[0] == pytest.approx(middle[1], abs=0.6)
    assert signer.paragraph_format.keep_with_next


def test_a_long_signer_still_stays_inside_the_margin():
    paper = opened(official_document(**{**REPLY, "signer": "中共铁路与岩土工程研究所川藏铁路项目临时联合总支部委员会"}))
    assert paper.paragraphs[-2].paragraph_format.right_indent.pt >= 0


def test_without_letterhead_it_is_a_plain_paper():
    paper = opened(official_document(**{**REPLY, "head": "", "attachments": [], "date": None}))
    assert "文件" not in paper.paragraphs[0].text
    assert not [p for p in paper.paragraphs if p.text.startswith("附件")]
    assert paper.paragraphs[-1].text.replace("　", "") == "年月日"


def test_pages_are_numbered_outside_odd_and_even(reply):
    section = reply.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert "PAGE" in odd._p.xml
    assert reply.settings.odd_and_even_pages_header_footer


def test_nobodys_name_or_program_is_in_the_properties(reply):
    properties = reply.core_properties
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")


def test_control_characters_do_no_harm():
    paper = opened(official_document(title="标\x00题", paragraphs=["一\x0b二\ud800\uffff三"], signer="院\x07"))
    assert find(paper, "标题")
    assert find(paper, "一二三")


def test_minutes_end_with_the_closing_word_and_places_to_sign():
    paper = opened(
        minutes_document(
            title="支部党员大会会议记录",
            facts=[("时间", "2026年3月12日 14:30"), ("缺席人员及原因", "")],
            sections=[("议题", "学习党章\n讨论计划"), ("表决情况", "  ")],
        )
    )
    texts = [p.text for p in paper.paragraphs if p.text]
    assert texts[1:6] == ["时间：2026年3月12日 14:30", "缺席人员及原因：无", "议题", "学习党章", "讨论计划"]
    assert "表决情况" not in texts
    assert texts[6] == "散会。"
    assert [text[:3] for text in texts[7:]] == ["主持人", "记录人"]
    assert font_of(find(paper, "议题").runs[0]) == "黑体"
