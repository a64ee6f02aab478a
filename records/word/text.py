"""Paragraphs and fonts. Fonts go by name only: the reader's machine has them, this one need not."""

import re
from collections.abc import Iterator

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from records.xlsx.text import printable

FONT, SIZE = "仿宋_GB2312", 16  # 3号仿宋
TITLE_FONT, TITLE_SIZE = "方正小标宋简体", 22  # 2号小标宋
LINE = 28.95  # points from line to line: 22 lines on 225 mm
CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
RED = RGBColor(200, 0, 0)

_NUMBERS = "[一二三四五六七八九十百]+"
HEADINGS = ((re.compile(f"{_NUMBERS}、"), "黑体"), (re.compile(f"（{_NUMBERS}）"), "楷体_GB2312"))


def font(run: Run, name: str = "", size: float = 0, color: RGBColor | None = None) -> Run:
    """``name`` is the Chinese font; western letters and figures stay in the document's own."""
    if name:
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    if size:
        run.font.size = Pt(size)
    if color:
        run.font.color.rgb = color
    return run


def indent(paragraph: Paragraph, *, first: float = 0, left: float = 0, right: float = 0) -> None:
    """In characters of the body's size."""
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.left_indent, layout.right_indent = (Pt(SIZE * n) for n in (first, left, right))


def line(
    paper: Paper, text: str = "", name: str = "", *, size: float = SIZE, align: WD_ALIGN_PARAGRAPH | None = None,
    first: float = 0, color: RGBColor | None = None,
) -> Paragraph:  # fmt: skip
    """One paragraph on the line grid; larger type gets a higher line."""
    paragraph = paper.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(max(LINE, size * 1.5))
    layout.alignment = align
    indent(paragraph, first=first)
    if text:
        font(paragraph.add_run(printable(text)), name, size, color)
    return paragraph


def body(paper: Paper, text: str) -> None:
    """Text in paragraphs of two characters' indent; 一、 in 黑体 and （一） in 楷体 up to the first full stop."""
    for part in filter(None, (part.strip() for part in printable(text).split("\n"))):
        paragraph = line(paper, first=2)
        for piece, name in _pieces(part):
            font(paragraph.add_run(piece), name)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for sign, name in HEADINGS:
        if sign.match(text):
            head, stop, rest = text.partition("。")
            yield head + stop, name
            if rest:
                yield rest, ""
            return
    yield text, ""


def width(text: str) -> float:
    """Breadth in characters: Chinese ones count one, western ones a half."""
    return sum(1 if ord(letter) > 0x2000 else 0.5 for letter in text)
