"""What kind of file came: told by its content, never by its name. Only what can be looked into is let in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError

from records import secrecy
from records.files import office, pdf
from records.xlsx.text import printable

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")

_ALLOWED = "可以上传的有：PDF、Word（.docx）、Excel（.xlsx）、PowerPoint（.pptx）文件和 JPG、PNG、WebP 图片。"
_OLD = "这是旧版 Office 文件，或者设了密码，系统无法检查。请另存为 .docx、.xlsx 或 .pptx（不设密码）再上传。"


@dataclass(frozen=True)
class Recognised:
    """``suffix`` is pdf, docx, xlsx, pptx or jpg; a picture still has to be painted anew."""

    suffix: str

    @property
    def is_picture(self) -> bool:
        return self.suffix == "jpg"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.suffix]


def recognise(file: IO[bytes]) -> Recognised:
    """Raises ValidationError with a Chinese sentence for anything that is not let in."""
    file.seek(0)
    start = file.read(16)
    file.seek(0)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(_OLD)
    if start.startswith(b"%PDF-"):
        _behind_a_boundary(pdf.check, file)
        return Recognised("pdf")
    if start.startswith(b"PK\x03\x04"):
        kind = _behind_a_boundary(office.kind_of, file)
        if kind:
            return Recognised(str(kind))
    if start.startswith(PICTURES):
        return Recognised("jpg")
    raise ValidationError(f"不能上传这种文件。{_ALLOWED}")


def _behind_a_boundary(look: Callable[[IO[bytes]], str | None], file: IO[bytes]) -> str | None:
    """A file from outside may make a parser raise anything; people read one sentence."""
    try:
        return look(file)
    except ValidationError:
        raise
    except Exception as trouble:
        raise ValidationError("文件已损坏或没有传完整，打不开。请检查后重新上传。") from trouble


def tidy_name(name: str, suffix: str) -> str:
    """The person's name for the file, without path and trickery, with the ending its content deserves.

    Raises ValidationError when the name bears a mark of secrecy.
    """
    if secrecy.in_name(name):
        raise ValidationError(secrecy.REFUSAL)
    last = printable(name.replace("\\", "/").rsplit("/", 1)[-1])
    # Format characters (category Cf) turn texts round: "fdp.exe" would read "exe.pdf".
    stem = "".join(c for c in PurePosixPath(last).stem if unicodedata.category(c)[0] != "C")
    return f"{stem.strip(' .')[:100] or '未命名'}.{suffix}"
