"""Word, Excel and PowerPoint files (the XML ones): is this one, is it harmless, does it bear a mark of secrecy?"""

from __future__ import annotations

import html
import re
from typing import IO
from zipfile import ZipFile

from django.core.exceptions import ValidationError

from records import secrecy

MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MEMBERS, UNPACKED, STEP = 5_000, 160 * 1024 * 1024, 1024 * 1024
TEXT_PARTS = re.compile(r"^(word|xl|ppt|docProps)/.*\.xml$")
OVERLAP = 4096

_ODD = "文件的内部结构不正常，为了安全不能接收。请重新另存一份再上传。"


def kind_of(file: IO[bytes]) -> str | None:
    """docx, xlsx or pptx; None for another zip archive. Raises ValidationError for one that must not come in."""
    file.seek(0)
    with ZipFile(file) as archive:
        names = archive.namelist()
        kind = next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
        if kind:
            _members(archive, names)
            _texts(archive)
    return kind


def _members(archive: ZipFile, names: list[str]) -> None:
    lower = [name.lower() for name in names]
    if len(names) > MEMBERS or len(set(lower)) != len(lower):
        raise ValidationError(_ODD)
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise ValidationError("文件设了密码，系统无法检查。请取消密码后再上传。")
    if any("vbaproject" in name for name in lower):
        raise ValidationError("文件里带有宏，为了安全不能接收。请另存为不带宏的文件再上传。")
    if any("/embeddings/" in name and not name.endswith((".xlsx", ".docx", ".pptx")) for name in lower):
        raise ValidationError("文件里嵌入了其他程序的对象，为了安全不能接收。请删除嵌入的对象后再上传。")


def _texts(archive: ZipFile) -> None:
    """Unpack everything once, counting what really comes out."""
    total = 0
    for member in archive.infolist():
        tail = b""
        with archive.open(member) as part:
            while block := part.read(STEP):
                total += len(block)
                if total > UNPACKED:
                    raise ValidationError("文件解开后太大，无法检查。请缩小文件后再上传。")
                tail = _look(member.filename, tail + block)


def _look(name: str, data: bytes) -> bytes:
    """Returns the end of the data, for a mark that stands across two blocks. Pictures are only counted."""
    if not name.endswith((".xml", ".rels")):
        return b""
    seen = data.replace(b"\x00", b"")
    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
        raise ValidationError(_ODD)
    if name.endswith(".rels") and b"attachedTemplate" in seen and b"External" in seen:
        raise ValidationError("文件引用了外部模板，为了安全不能接收。请在 Word 中另存一份再上传。")
    if TEXT_PARTS.match(name) and secrecy.in_markup(html.unescape(data.decode("utf-8", "ignore"))):
        raise ValidationError(secrecy.REFUSAL)
    return data[-OVERLAP:]
