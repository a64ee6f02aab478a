"""Photos, papers and workbooks to upload: honest ones, and such as carry something that must not come in."""

import io
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook
from PIL import ExifTags, Image, PngImagePlugin

from records.files import stored
from records.files.attachments import attach, of

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


def photo(name="现场.jpg"):
    """A plain picture as a phone sends it."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), "#c0161d").save(picture, "JPEG")
    return SimpleUploadedFile(name, picture.getvalue(), "image/jpeg")
