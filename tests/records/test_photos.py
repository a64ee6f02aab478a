"""Photos: only pixels survive, and what is no photo is refused whatever its name."""

import hashlib
import io
import random
import struct
import zlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image

from records import numbers, settings_store
from records.files.attachments import attach
from records.files.prepared import prepare
from tests.records.uploading import CANARIES, bytes_of, jpeg, png, refusal, upload, webp


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
            prepare(upload(bytes(raw)), "photo")
            outcomes[0] += 1
        except ValidationError:
            outcomes[1] += 1
    assert sum(outcomes) == 60
    assert outcomes[1] > 5
