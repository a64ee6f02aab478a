"""Photos: decoded in full, turned upright, shrunk, and painted onto a fresh canvas.

Only the pixels survive, so no EXIF, GPS position, maker note, comment, thumbnail or trailing bytes do (interface
check 35). The time of capture is read before.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
SMALL_SIDE = 320
QUALITY = 85
# A JPEG is decoded at a fraction of its size; the others are held in memory whole.
MOST_PIXELS = {"JPEG": 89_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
EXIF, TAKEN, ZONE = 0x8769, 0x9003, 0x9011

_UNREADABLE = "这张照片打不开，可能已损坏或不是照片。请换成 JPG、PNG 或 WebP 格式的照片再上传。"
_NO_MARK = "这个图片打不开。请换成 PNG、JPG 或 WebP 格式的图片再上传。"
_HEIC = "这是 iPhone 的 HEIC 照片，系统打不开。请在手机“设置—相机—格式”中选“兼容性最佳”后重拍，或先转成 JPG 再上传。"
_HUGE = "照片的像素太多，无法处理。请把照片缩小到 4000 万像素以内再上传。"


@dataclass(frozen=True)
class Photo:
    """A clean JPEG and what is known of it."""

    data: IO[bytes]
    small: IO[bytes]
    width: int
    height: int
    taken_at: datetime | None


def tidy(file: IO[bytes], longest: int) -> Photo:
    """``longest`` is the longest side in pixels. Raises ValidationError with a Chinese sentence."""
    file.seek(0)
    if file.read(12)[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc"):
        raise ValidationError(_HEIC)
    file.seek(0)
    try:
        return _tidy(file, longest)
    except ValidationError:
        raise
    except Image.DecompressionBombError as bomb:
        raise ValidationError(_HUGE) from bomb
    except Exception as trouble:  # a file nobody vouches for makes a decoder raise almost anything
        raise ValidationError(_UNREADABLE) from trouble


def small_of(file: IO[bytes]) -> IO[bytes]:
    """The small picture of one that is tidy already."""
    with Image.open(file, formats=FORMATS) as image:
        image.draft("RGB", (SMALL_SIDE * 2, SMALL_SIDE * 2))
        small = image.convert("RGB")
        small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return _jpeg(small)


def tidy_mark(file: IO[bytes], longest: int) -> io.BytesIO:
    """A mark or seal as a clean PNG that keeps what is transparent. Raises ValidationError with a Chinese sentence."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS["PNG"]:
                raise ValidationError(_HUGE)
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except ValidationError:
        raise
    except Image.DecompressionBombError as bomb:
        raise ValidationError(_HUGE) from bomb
    except Exception as trouble:
        raise ValidationError(_NO_MARK) from trouble
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", upright.size)
    canvas.paste(upright)
    out = io.BytesIO()
    canvas.save(out, "PNG")
    return out


def _tidy(file: IO[bytes], longest: int) -> Photo:
    with Image.open(file, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS[image.format or "PNG"]:
            raise ValidationError(_HUGE)
        taken_at = _taken_at(image)
        image.draft("RGB", (longest * 2, longest * 2))
        image.load()
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        canvas = _painted(upright)
    small = canvas.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Photo(_jpeg(canvas), _jpeg(small), canvas.width, canvas.height, taken_at)


def _painted(image: Image.Image) -> Image.Image:
    """On white, whatever was transparent; nothing but pixels comes along."""
    canvas = Image.new("RGB", image.size, "white")
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        canvas.paste(image, mask=image.getchannel("A"))
    else:
        canvas.paste(image.convert("RGB"))
    return canvas


def _jpeg(image: Image.Image) -> IO[bytes]:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    out.seek(0)
    return out


def _taken_at(image: Image.Image) -> datetime | None:
    """From the camera; without a zone it is Beijing time. None when it is missing or cannot be true."""
    try:
        details = image.getexif().get_ifd(EXIF)
        text, zone = str(details.get(TAKEN, "")).strip("\x00 "), str(details.get(ZONE, "")).strip("\x00 ")
        taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
        if zone:
            taken = datetime.strptime(text + zone, "%Y:%m:%d %H:%M:%S%z")
    except Exception:
        return None
    aware = taken if taken.tzinfo else timezone.make_aware(taken)
    return aware if aware.year >= 2000 and aware < timezone.now() + timedelta(days=1) else None
