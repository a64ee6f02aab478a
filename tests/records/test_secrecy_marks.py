"""Files with a mark of secrecy are refused, wherever the mark stands (rules SE-07)."""

import pytest

from records.files.attachments import attach
from tests.records.uploading import docx, pdf, refusal, upload, xlsx


def pdf_in_font_codes(text):
    """As a printing driver writes it: glyph codes in hex, the font's table of characters in a stream of its own."""
    letters = sorted(set(text))
    table = b"".join(f"<{n:04X}> <{ord(c):04X}>\n".encode() for n, c in enumerate(letters, 1))
    cmap = f"{len(letters)} beginbfchar\n".encode() + table + b"endbfchar"
    shown = b"[" + b"-12.5".join(f"<{letters.index(c) + 1:04X}>".encode() for c in text) + b"]TJ"
    return pdf(cmap) + pdf(b"BT /F1 16 Tf " + shown + b" ET")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf(), "秘密★1年.pdf"),
        (pdf(), "通知（机密）.pdf"),
        (docx("通知 秘密★1年"), "通知.docx"),
        (docx("机|密| ★|长期"), "通知.docx"),
        (docx("通知", title="绝密★"), "通知.docx"),
        (xlsx("绝密★启用前"), "名单.xlsx"),
        (pdf_in_font_codes("秘密★1年"), "通知.pdf"),
        (pdf(b"1 beginbfrange\n<0010> <0012> [<673A> <5BC6> <2605>]\nendbfrange") + pdf(b"<001000110012>Tj"), "a.pdf"),
        (
            pdf(b"2 beginbfrange\n<79D0> <79E0> <79D0>\n<2600> <5BFF> <2600>\nendbfrange") + pdf(b"<79D85BC62605>Tj"),
            "b.pdf",
        ),
        (pdf("(机密★)".encode("utf-16-be")), "通知.pdf"),
        (pdf("绝密★".encode()), "通知.pdf"),
    ],
)
def test_files_with_a_mark_of_secrecy_are_refused(note, data, name):
    assert "严禁上传涉密文件" in refusal(note, data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (docx("保守党的秘密，严守机密纪律，评为五星★"), "保密教育.docx"),
        (pdf_in_font_codes("五星★党员，保守秘密"), "秘密战线的故事.pdf"),
        (xlsx("★秘密"), "名单.xlsx"),
    ],
)
def test_talking_about_secrecy_is_no_mark(note, alice, data, name):
    assert attach(note, upload(data, name), by=alice, kind="file").size == len(data)
