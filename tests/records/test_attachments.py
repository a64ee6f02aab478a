"""Photos and files: cleaned on the way in, given out only to those who may see the record."""

import errno
import hashlib
import io
import random
import struct
import time
import uuid
import zipfile
import zlib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import Workbook
from PIL import ExifTags, Image, PngImagePlugin

from records import attachments, history, leftovers, numbers, settings_store, stored
from records.attachments import attach, of, remove
from records.models import Attachment
from tests.sample.models import Note
from tests.sample.scope import answer

CANARIES = [b"CANARY-comment", b"CANARY-model", b"CANARY-serial", b"CANARY-xmp", b"CANARY-trailer", b"CANARY-text"]


def upload(data, name="照片.jpg"):
    return SimpleUploadedFile(name, data)


def exif(orientation=1, taken="2026:03:12 14:30:05", zone=None):
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.Base.Model] = "CANARY-model"
    details = found.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = taken
    details[ExifTags.Base.BodySerialNumber] = "CANARY-serial"
    if zone:
        details[ExifTags.Base.OffsetTimeOriginal] = zone
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2], place[3], place[4] = "N", (29.0, 39.0, 12.5), "E", (91.0, 7.0, 3.0)
    return found


def picture(size=(400, 300), color="red", mode="RGB"):
    image = Image.new(mode, size, color)
    image.paste(Image.new(mode, (size[0] // 2, size[1] // 2), "blue"), (0, 0))
    return image


def jpeg(size=(400, 300), **kwargs):
    out = io.BytesIO()
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>CANARY-xmp</x:xmpmeta>"
    picture(size).save(out, "JPEG", exif=exif(**kwargs), comment=b"CANARY-comment", xmp=xmp)
    return out.getvalue() + b"CANARY-trailer"


def png(size=(400, 300)):
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", "CANARY-text")
    picture(size).save(out, "PNG", pnginfo=info, exif=exif())
    return out.getvalue() + b"CANARY-trailer"


def webp():
    out = io.BytesIO()
    picture().save(out, "WEBP", exif=exif(), xmp=b"CANARY-xmp")
    return out.getvalue()


def bytes_of(row, small=False):
    with stored.read(row.thumbnail_path if small else row.path) as file:
        return file.read()


def refusal(note, data, name="文件.pdf", kind="file", by=None):
    with pytest.raises(ValidationError) as caught:
        attach(note, upload(data, name), by=by, kind=kind)
    assert not of(note).exists()
    return "".join(caught.value.messages)


# Photos


@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_only_pixels_survive(note, alice, make):
    row = attach(note, upload(make()), by=alice, kind="photo")
    for data in (bytes_of(row), bytes_of(row, small=True)):
        assert not [canary for canary in CANARIES if canary in data]
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == "JPEG"
            assert not image.getexif()
            assert not set(image.info) & {"comment", "xmp", "exif", "icc_profile"}
    assert (row.media_type, row.width, row.height) == ("image/jpeg", 400, 300)


def test_the_canaries_were_there_before():
    for data, expected in ((jpeg(), 5), (png(), 4), (webp(), 3)):
        assert len([canary for canary in CANARIES if canary in data]) == expected


def test_the_time_of_capture_is_kept_in_beijing_time(note, alice):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    assert row.taken_at == datetime(2026, 3, 12, 14, 30, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_camera_that_knows_its_zone_is_believed(note, alice):
    row = attach(note, upload(jpeg(zone="+06:00")), by=alice, kind="photo")
    assert row.taken_at == datetime(2026, 3, 12, 16, 30, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2099:01:01 00:00:00", "1970:01:01 00:00:00", "gestern"])
def test_a_time_that_cannot_be_true_is_left_out(note, alice, taken):
    assert attach(note, upload(jpeg(taken=taken)), by=alice, kind="photo").taken_at is None


def test_a_photo_lying_on_its_side_is_put_upright(note, alice):
    row = attach(note, upload(jpeg(orientation=6)), by=alice, kind="photo")
    assert (row.width, row.height) == (300, 400)
    with Image.open(io.BytesIO(bytes_of(row))) as image:
        red, _, blue = image.getpixel((280, 20))
        assert blue > 200 > red  # the blue quarter went from top left to top right


def test_large_photos_are_shrunk_to_the_set_side_and_small_ones_are_not_blown_up(note, alice):
    assert attach(note, upload(jpeg((4000, 3000))), by=alice, kind="photo").width == 1600
    assert attach(note, upload(jpeg((200, 100))), by=alice, kind="photo").width == 200
    settings_store.put(numbers.PHOTO_SIDE, 800, by=alice, reason="网络慢")
    assert attach(note, upload(jpeg((4000, 3000))), by=alice, kind="photo").width == 800


def test_what_was_transparent_is_white(note, alice):
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    row = attach(note, upload(out.getvalue()), by=alice, kind="photo")
    with Image.open(io.BytesIO(bytes_of(row))) as image:
        assert min(image.getpixel((25, 25))) > 250


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "LA"])
def test_all_colour_modes_become_plain_photos(note, alice, mode):
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert attach(note, upload(out.getvalue()), by=alice, kind="photo").width == 40


def test_photos_from_a_temporary_file_work_too(note, alice):
    data = jpeg()
    big = TemporaryUploadedFile("大.jpg", "image/jpeg", len(data), None)
    big.write(data)
    row = attach(note, big, by=alice, kind="photo")
    assert row.source_sha256 == hashlib.sha256(data).hexdigest()
    assert row.sha256 == hashlib.sha256(bytes_of(row)).hexdigest()
    assert row.size == len(bytes_of(row))


def png_of(width, height):
    """A tiny file that claims to be huge."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(50_000, 50_000), (9_000, 9_000)])
def test_a_pixel_bomb_is_refused(note, size):
    assert "像素" in refusal(note, png_of(*size), "x.png", "photo")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><script>alert(1)</script></html>", "照片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "照片"),
        (b"GIF89a/*<script>*/=1;", "照片"),
        (b"\xff\xd8\xff\xe0" + b"<script>alert(1)</script>" * 20, "照片"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC"),
        (jpeg()[:400], "照片"),
        (b"%!PS-Adobe-3.0 EPSF", "照片"),
    ],
)
def test_what_is_no_photo_is_refused_whatever_its_name(note, data, words):
    assert words in refusal(note, data, "会议照片.jpg", "photo")


def test_a_polyglot_leaves_its_other_half_behind(note, alice):
    evil = jpeg()[:-14] + b"<script>alert(1)</script>PK\x03\x04%PDF-1.4"
    row = attach(note, upload(evil, "x.jpg"), by=alice, kind="photo")
    assert b"<script>" not in bytes_of(row)
    assert b"%PDF" not in bytes_of(row)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_to_a_photo_it_is_taken_or_refused(note, seed):
    dice, outcomes = random.Random(seed), [0, 0]
    for _ in range(60):
        raw = bytearray(dice.choice([jpeg, png, webp])())
        for _ in range(dice.randint(1, 40)):
            raw[dice.randrange(min(len(raw), 900))] = dice.randrange(256)
        try:
            attachments.prepare(upload(bytes(raw)), "photo")
            outcomes[0] += 1
        except ValidationError:
            outcomes[1] += 1
    assert sum(outcomes) == 60
    assert outcomes[1] > 5


# Files


def docx(text="会议通知", **properties):
    out, document = io.BytesIO(), Document()
    paragraph = document.add_paragraph()
    for part in text.split("|"):
        paragraph.add_run(part)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    document.save(out)
    return out.getvalue()


def xlsx(text="名单"):
    out, book = io.BytesIO(), Workbook()
    book.active.append([text])
    book.save(out)
    return out.getvalue()


def pdf(body=b"", extra=b"", kind=b"", pack=zlib.compress):
    packed = pack(body)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/XYZ null null 0]" + extra + b">>endobj\n"
        b"4 0 obj<</Length "
        + str(len(packed)).encode()
        + kind
        + b"/Filter/FlateDecode>>stream\n"
        + packed
        + b"\nendstream endobj\n%%EOF"
    )


def with_member(data, name, body=b"x"):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, body)
    return out.getvalue()


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


# Marks of secrecy (rules SE-07)


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


# Sizes, numbers, history, transactions


def test_limits_of_size_and_number_are_said_in_chinese(note, alice):
    settings_store.put(numbers.FILE_MEGABYTES, 1, by=alice, reason="试验")
    settings_store.put(numbers.PHOTOS_AT_MOST, 2, by=alice, reason="试验")
    assert "超过 1 MB" in refusal(note, b"%PDF-" + b"\0" * 1024 * 1024)
    assert "空文件" in refusal(note, b"")
    for _ in range(2):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    with pytest.raises(ValidationError, match="最多 2 张照片"):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    attach(note, upload(pdf(), "x.pdf"), by=alice, kind="file")  # files are counted apart


def test_the_history_tells_of_attachments(note, alice):
    remove(attach(note, upload(jpeg(), "合影.jpg"), by=alice, kind="photo"), by=alice)
    assert [line.text for line in history.of(note)] == ["删除照片：合影.jpg", "上传照片：合影.jpg"]


def test_a_photo_sent_twice_by_the_phone_is_there_once(note, alice, bob):
    key, data = uuid.uuid4(), jpeg()
    first = attach(note, upload(data), by=alice, kind="photo", id=key)
    assert attach(note, upload(data), by=alice, kind="photo", id=key) == first
    for other in ({"by": bob, "data": data}, {"by": alice, "data": png()}):
        with pytest.raises(ValidationError, match="编号"):
            attach(note, upload(other["data"]), by=other["by"], kind="photo", id=key)
    assert of(note).count() == 1


def files_on_disk():
    found = []
    for folder in default_storage.listdir("attachments")[0] if default_storage.exists("attachments") else []:
        found += default_storage.listdir(f"attachments/{folder}")[1]
    return found


def test_nothing_stays_on_disk_when_the_transaction_fails(note, alice):
    with transaction.atomic():
        attach(note, upload(jpeg()), by=alice, kind="photo")
        assert len(files_on_disk()) == 2
        transaction.set_rollback(True)
    assert files_on_disk() == []


@pytest.mark.django_db(transaction=True)
def test_files_of_a_committed_transaction_stay(note, alice):
    with transaction.atomic():
        row = attach(note, upload(jpeg()), by=alice, kind="photo")
    assert len(files_on_disk()) == 2
    assert bytes_of(row)


def test_files_of_a_killed_process_are_swept_after_a_day_and_others_never(note, alice):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    orphan = default_storage.save(f"attachments/ab/{uuid.uuid4().hex}", io.BytesIO(b"orphan"))
    strange = default_storage.save("attachments/ab/README", io.BytesIO(b"not ours"))
    assert leftovers.clear_away() == 0  # it may belong to a transaction that is still open
    with time_machine.travel(datetime.now(tz=ZoneInfo("Asia/Shanghai")) + timedelta(days=2)):
        assert leftovers.clear_away() == 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists(strange)
    assert bytes_of(row)


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_full_disk_is_said_plainly_and_leaves_nothing_half_saved(note, alice, monkeypatch, fails_at):
    real, calls = default_storage.save, []

    def full(name, content):
        calls.append(name)
        if len(calls) == fails_at:
            default_storage.open(name, "wb").write(b"half") if default_storage.exists("attachments") else None
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(name, content)

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(ValidationError, match="磁盘空间不足"):
        attach(note, upload(jpeg()), by=alice, kind="photo")
    assert files_on_disk() == []
    assert not of(note).exists()


def test_photos_come_first_in_the_order_they_were_taken_in(note, alice):
    attach(note, upload(pdf(), "一.pdf"), by=alice, kind="file")
    for name in ("甲.jpg", "乙.jpg"):
        attach(note, upload(jpeg(), name), by=alice, kind="photo")
    assert [row.name for row in of(note)] == ["甲.jpg", "乙.jpg", "一.pdf"]


# Giving out


def get(user, row, browser, name="attachment"):
    return browser(user).get(reverse(f"records:{name}", args=[row.pk]))


def test_photos_are_shown_in_the_page_and_can_do_nothing(note, alice, browser):
    row = attach(note, upload(jpeg(), "合影.jpg"), by=alice, kind="photo")
    response = get(alice, row, browser)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in response["Cache-Control"]
    small = get(alice, row, browser, "thumbnail")
    with Image.open(io.BytesIO(b"".join(small.streaming_content))) as image:
        assert max(image.size) <= 320


def test_everything_else_is_a_download_under_its_chinese_name(note, alice, browser):
    row = attach(note, upload(pdf(), '会议 "纪要".pdf'), by=alice, kind="file")
    response = get(alice, row, browser)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E4%BC%9A%E8%AE%AE")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert get(alice, row, browser, "thumbnail").status_code == 404


def test_who_may_not_see_the_record_finds_no_attachment(note, alice, bob, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    for name in ("attachment", "thumbnail"):
        assert get(bob, row, browser, name).status_code == 404
        assert Client().get(reverse(f"records:{name}", args=[row.pk])).status_code == 302
    answer.readers.add(bob.pk)
    assert get(bob, row, browser).status_code == 200  # the denial was for the right reason
    Note.objects.filter(pk=note.pk).update(author=bob)
    assert get(alice, row, browser).status_code == 404  # the right ended: the next request knows


def test_a_removed_attachment_is_given_to_nobody(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    remove(row, by=alice)
    assert get(alice, row, browser).status_code == 404
    assert not of(note).exists()


def test_bytes_that_are_gone_are_a_404_and_no_error(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    default_storage.delete(row.path)
    assert get(alice, row, browser).status_code == 404


def test_no_address_leads_to_the_folder_itself(note, alice, browser):
    row = attach(note, upload(jpeg()), by=alice, kind="photo")
    for url in (f"/media/{row.path}", f"/{row.path}", f"/static/{row.path}", f"/static/../media/{row.path}"):
        assert browser(alice).get(url).status_code == 404
    assert Attachment.objects.count() == 1
