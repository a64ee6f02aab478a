"""The paper of GB/T 9704: A4, type area 156 × 225 mm, 22 lines of 28 characters, page numbers outside."""

import math

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt
from docx.styles.style import BaseStyle

from records.word.text import FONT, LINE, SIZE, font, indent
from records.xlsx.text import printable

MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}  # mm
CHARACTER = 15.79  # points: 156 mm for 28 characters


def paper(title: str) -> Paper:
    """An empty document with the page set up. Its properties name no author and no machine."""
    document = Document()
    properties = document.core_properties
    properties.title = printable(title)[:200]
    properties.author = properties.comments = properties.last_modified_by = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(SIZE)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    _narrow(style)
    _page(document.sections[0])
    _page_numbers(document)
    return document


def _narrow(style: BaseStyle) -> None:
    """28 characters on a line. Not by a character grid: its cells are narrower than the type, and LibreOffice then
    gives every character two of them."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(math.floor((CHARACTER - SIZE) * 20)))
    style.element.get_or_add_rPr().append(spacing)


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(MARGINS["bottom"] - 12)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE * 20)))
    section._sectPr.append(grid)


def _page_numbers(document: Paper) -> None:
    """— 1 —, at the right on odd pages and at the left on even ones, one character from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    indent(paragraph, left=1, right=1)
    for kind, text in (("", "— "), ("field", "PAGE"), ("", " —")):
        run = paragraph.add_run("" if kind else text)
        font(run, "宋体", 14)
        if kind:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), text)
            paragraph._p.remove(run._r)
            field.append(run._r)
            paragraph._p.append(field)
            run.text = "1"
