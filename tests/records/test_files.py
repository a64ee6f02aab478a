"""Files: kept to the byte, named after their content, refused when they do something."""

import io
import time
import zipfile

import pytest

from records.files.attachments import attach
from tests.records.uploading import bytes_of, docx, jpeg, pdf, refusal, upload, with_member, xlsx


@pytest.mark.parametrize(
    ("data", "name", "kept"),
    [
        (pdf(), "通知.pdf", "通知.pdf"),
        (docx(), "请示.docx", "请示.docx"),
        (xlsx(), "名单.XLSX", "名单.xlsx"),
        (docx(), "请示.pdf", "请示.docx"),  # the content decides
        (pdf(), "run.exe", "run.pdf"),
        (pdf(), "../../etc/passwd", "passwd.pdf"),
        (pdf(), "C:\\临时\\通知.pdf", "通知.pdf"),
        (pdf(), "通知\u202efdp.exe", "通知fdp.pdf"),
        (pdf(), 'a"\r\nX-Evil: 1.pdf', 'a"X-Evil: 1.pdf'),
        (pdf(), "长" * 300 + ".pdf", "长" * 100 + ".pdf"),
    ],
)
def test_files_keep_their_bytes_and_get_the_ending_of_their_content(note, alice, data, name, kept):
    file = upload(data)
    file._name = name  # as some clients send it
    row = attach(note, file, by=alice, kind="file")
    assert row.name.replace("\n", "") == kept
    assert bytes_of(row) == data


def test_a_picture_sent_as_a_file_is_cleaned_like_a_photo(note, alice):
    row = attach(note, upload(jpeg(), "签到表.png"), by=alice, kind="file")
    assert (row.kind, row.name) == ("file", "签到表.jpg")
    assert b"CANARY" not in bytes_of(row)


def test_chance_letters_in_a_picture_are_no_script(note, alice):
    data = pdf(b"\x01/JS \x02/Launch \x03" * 50)
    assert attach(note, upload(data, "扫描件.pdf"), by=alice, kind="file").size == len(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为 .docx"),
        (b"<html><script>alert(1)</script>", "不能上传这种文件"),
        (b"<svg onload=alert(1)>", "不能上传这种文件"),
        (b"MZ\x90\0", "不能上传这种文件"),
        (b"#!/bin/sh\nrm -rf /", "不能上传这种文件"),
        (b"PK\x03\x04 broken", "已损坏"),
        (with_member(docx(), "word/vbaProject.bin"), "宏"),
        (with_member(docx(), "word/embeddings/oleObject1.bin"), "其他程序的对象"),
        (pdf(extra=b"/Encrypt 5 0 R"), "密码"),
        (pdf(extra=b"/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>"), "脚本"),
        (pdf(extra=b"/OpenAction<</S/J#61vaScript>>"), "脚本"),
        (pdf(b"<</S/Launch/F(cmd.exe)>>", kind=b"/Type/ObjStm"), "脚本、命令"),
        (pdf(b"/EmbeddedFile ", kind=b"/Type/Obj#53tm"), "嵌入的文件"),
        (pdf(b"/EmbeddedFile ", kind=b"/Type/ObjStm", pack=lambda body: body), "无法检查"),
    ],
)
def test_what_cannot_be_looked_into_or_does_something_is_refused(note, data, words):
    assert words in refusal(note, data, "附件.pdf")


def test_an_ordinary_zip_is_refused(note):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "不能上传这种文件" in refusal(note, out.getvalue(), "资料.docx")


def test_a_zip_bomb_in_a_word_file_is_refused(note):
    bomb = io.BytesIO(docx())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/x.bin", "w") as part:
        for _ in range(310):
            part.write(b"\0" * 1024 * 1024)
    start = time.process_time()
    assert "太大" in refusal(note, bomb.getvalue(), "x.docx")
    assert time.process_time() - start < 2


def test_a_remote_template_and_a_doctype_are_refused(note):
    rels = b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>'
    assert "外部模板" in refusal(note, with_member(docx(), "word/_rels/settings.xml.rels", rels), "x.docx")
    assert "不正常" in refusal(note, with_member(docx(), "word/extra.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>'), "x.docx")
