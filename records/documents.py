"""Official papers in Word by GB/T 9704: 请示, 批复, 会议记录, 清单. Who may have one is the caller's question."""

import datetime
import re
from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Paper
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from records.word.page import paper
from records.word.table import Listing, table
from records.word.text import CENTER, RED, RIGHT, SIZE, TITLE_FONT, TITLE_SIZE, body, font, indent, line, width
from records.xlsx.text import printable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_YEAR = re.compile(r"[\[(（【﹝〔]\s*(\d{4})\s*[\])）】﹞〕]")
_NUMBER = re.compile(r"(.*)〔(\d{4})〕0*(\d+)号")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def official_document(
    *,
    head: str = "",
    number: str = "",
    approver: str = "",
    title: str,
    addressee: str = "",
    paragraphs: Sequence[str],
    attachments: Sequence[str] = (),
    signer: str,
    date: datetime.date | None = None,
) -> bytes:
    """A .docx. ``title`` may say by a line feed where it breaks. ``head`` is the red letterhead (none: a plain paper).

    ``date`` None leaves the place blank.

    ``approver`` is the 签发人 of a paper that goes upward: then the number stands at the left, the name at the right.
    """
    document = paper(title.replace("\n", ""))
    if head:
        _letterhead(document, head, number, approver)
    elif number:
        line(document, tidy_number(number), align=RIGHT)
    line(document)
    for part in title.split("\n"):
        line(document, part, TITLE_FONT, size=TITLE_SIZE, align=CENTER)
    line(document)
    if addressee:
        line(document, addressee.rstrip("：:") + "：")
    for paragraph in paragraphs:
        body(document, paragraph)
    _attachments(document, attachments)
    _signature(document, signer, chinese_date(date))
    return _saved(document)


def minutes_document(
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    sections: Sequence[tuple[str, str]],
    places: Sequence[str] = ("主持人", "记录人"),
    closing: str = "散会",
) -> bytes:
    """会议记录: facts (时间, 地点, 应到 …) one a line, then sections, the closing word and places to sign."""
    document = paper(title)
    line(document, title, TITLE_FONT, size=TITLE_SIZE, align=CENTER)
    line(document)
    for label, value in facts:
        _labelled(document, label, value)
    for label, text in sections:
        if text.strip():
            line(document, label, "黑体", first=2)
            body(document, text)
    if closing:
        line(document, closing + "。", first=2)
    line(document)
    for place in places:
        line(
            document, f"{place}（签名）：＿＿＿＿＿＿＿＿　　　　年　　月　　日", first=2
        ).paragraph_format.keep_together = True
    return _saved(document)


def list_document(
    *, title: str, paragraphs: Sequence[str], listings: Sequence[Listing], places: Sequence[str] = ()
) -> bytes:
    """清单: what it is about, then tables, then places to sign."""
    document = paper(title)
    line(document, title, TITLE_FONT, size=TITLE_SIZE, align=CENTER)
    line(document)
    for paragraph in paragraphs:
        body(document, paragraph)
    for listing in listings:
        line(
            document, listing.heading, "黑体", first=2 if listing.heading else 0
        ).paragraph_format.keep_with_next = True
        table(document, listing)
    line(document)
    for place in places:
        line(document, f"{place}：＿＿＿＿＿＿＿＿　　　　年　　月　　日").paragraph_format.keep_together = True
    return _saved(document)


def tidy_number(number: str) -> str:
    """院党委 [2026] 011 号 → 院党委〔2026〕11号: hexagonal brackets, no spaces, no leading zeros."""
    text = _YEAR.sub(r"〔\1〕", number.strip().translate(_DIGITS))
    whole = _NUMBER.fullmatch("".join(text.split()))
    return f"{whole[1]}〔{whole[2]}〕{whole[3]}号" if whole else text


def number_parts(number: str) -> tuple[str, int] | None:
    """发文字号 and year of a tidy number; None for one of another make."""
    whole = _NUMBER.fullmatch(number)
    return (whole[1], int(whole[2])) if whole else None


def chinese_date(day: datetime.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　　　年　　月　　日"


def _letterhead(document: Paper, head: str, number: str, approver: str) -> None:
    line(document, head, TITLE_FONT, size=_fitting(head), align=CENTER, color=RED)
    line(document)
    rule = (
        _upward(document, tidy_number(number), approver)
        if approver
        else line(document, tidy_number(number), align=CENTER)
    )
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "18", "space": "6", "color": "C80000"}.items():
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    properties = rule._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _upward(document: Paper, number: str, approver: str) -> Paragraph:
    """One character from either edge; the name of the 签发人 in 楷体."""
    paragraph = line(document, f"{number}\t签发人：")
    indent(paragraph, left=1, right=1)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156) - Pt(SIZE), WD_TAB_ALIGNMENT.RIGHT)
    font(paragraph.add_run(printable(approver)), "楷体_GB2312")
    return paragraph


def _fitting(head: str) -> float:
    """The largest size, at most 36 points, at which the letterhead fits the 442 points of the line."""
    return min(36, int(440 / max(1, width(head))))


def _attachments(document: Paper, names: Sequence[str]) -> None:
    """附件：1. … below the text, the numbers under one another; no full stop after a name."""
    if not names:
        return
    line(document)
    tidy = [name.strip().rstrip("。；;") for name in names]
    numbered = tidy if len(tidy) == 1 else [f"{n}. {name}" for n, name in enumerate(tidy, 1)]
    for place, name in enumerate(numbered):
        paragraph = line(document, name if place else f"附件：{name}")
        indent(paragraph, left=5, first=-3 if not place else 0)


def _signature(document: Paper, signer: str, day: str) -> None:
    """The date four characters from the edge, the signer centred above it; both stay on the page of the text."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    for _ in range(2):
        line(document).paragraph_format.keep_with_next = True
    apart = (width(day) - width(signer)) / 2
    right_of_date = max(4.0, -apart)
    for text, right, last in ((signer, right_of_date + apart, False), (day, right_of_date, True)):
        paragraph = line(document, text, align=RIGHT)
        indent(paragraph, right=right)
        paragraph.paragraph_format.keep_with_next = not last


def _labelled(document: Paper, label: str, value: str) -> None:
    paragraph = line(document)
    indent(paragraph, left=2)
    font(paragraph.add_run(f"{label}："), "黑体", SIZE)
    font(paragraph.add_run(" ".join(value.split()) or "无"), "", SIZE)
    paragraph.paragraph_format.space_after = Pt(0)


def _saved(document: Paper) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
