"""PDF files: harmless, readable without a password, without a mark of secrecy?

No PDF library is at hand, so this looks at what a reader would: names of actions in the bytes and in every packed
stream, and text by way of the fonts' own tables of characters. It refuses on sight; it does not understand pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO

from django.core.exceptions import ValidationError

from records import secrecy

UNPACKED = 150 * 1024 * 1024
STREAM = 40 * 1024 * 1024
BEFORE = 400  # bytes before a stream in which its dictionary stands

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm)\b")
_LOCKED = re.compile(rb"/Encrypt\b")
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{4})>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(<[0-9A-Fa-f]{4}>|\[[^\]]*\])")
_UNIT = re.compile(rb"<([0-9A-Fa-f]{4})>")
_STRINGS = re.compile(rb"<([0-9A-Fa-f\s]+)>|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)

WORDS = ("秘密", "机密", "绝密")
STARS = "★☆"
WANTED = frozenset("".join(WORDS) + STARS)


def check(file: IO[bytes]) -> None:
    """Raises ValidationError with a Chinese sentence."""
    file.seek(0)
    data = file.read()
    outside = _plain_names(_STREAM.sub(b"stream endstream", data))
    if _LOCKED.search(outside):
        raise ValidationError("PDF 设了密码或打印限制，系统无法检查。请取消密码后再上传。")
    streams = list(_streams(data))
    # Names of actions can only stand outside of streams or in streams of objects; in pixels they would be chance.
    if any(_ACTIVE.search(part) for part in (outside, *(_plain_names(body) for holds, body in streams if holds))):
        raise ValidationError("PDF 里带有脚本、命令或嵌入的文件，为了安全不能接收。请用“打印为 PDF”重新生成。")
    if _marked([outside, *(body for _, body in streams)]):
        raise ValidationError(secrecy.REFUSAL)


def _plain_names(data: bytes) -> bytes:
    """``/J#61vaScript`` is /JavaScript."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), data) if b"#" in data else data


def _streams(data: bytes) -> Iterator[tuple[bool, bytes]]:
    """(does it hold objects?, what it holds) for each stream that is deflated; pictures mostly are not."""
    total = 0
    for match in _STREAM.finditer(data):
        holds_objects = b"/ObjStm" in _plain_names(data[max(0, match.start() - BEFORE) : match.start()])
        try:
            body = zlib.decompressobj().decompress(match[1], STREAM)
        except zlib.error:
            if holds_objects:
                raise ValidationError("PDF 的内部结构无法检查。请用“打印为 PDF”重新生成后再上传。") from None
            continue
        total += len(body)
        if total > UNPACKED:
            raise ValidationError("PDF 解开后太大，无法检查。请缩小文件后再上传。")
        yield holds_objects, body


def _marked(parts: list[bytes]) -> bool:
    tables = [codes for part in parts if b"beginbf" in part for codes in [_codes(part)] if codes]
    marks = {mark for codes in tables for mark in _coded_marks(codes)}
    plain = {(word + star).encode(code) for word in WORDS for star in STARS for code in ("utf-8", "utf-16-be", "gbk")
             if star == "★" or code != "gbk"}  # fmt: skip
    for part in parts:
        if any(mark in part for mark in plain):
            return True
        if marks and b"T" in part:
            shown = _shown(part)
            if any(mark in shown for mark in marks):
                return True
    return False


def _codes(table: bytes) -> dict[str, bytes]:
    """Character → its code in one font, for the few characters that matter."""
    found = {}
    for section, body in _SECTION.findall(table):
        if section == b"char":
            for code, unit in _PAIR.findall(body):
                found[chr(int(unit, 16))] = bytes.fromhex(code.decode())
        else:
            for first, last, target in _RANGE.findall(body):
                found.update(_range(first, int(last, 16), target))
    return {character: code for character, code in found.items() if character in WANTED}


def _range(first: bytes, last: int, target: bytes) -> Iterator[tuple[str, bytes]]:
    """Codes first … last stand for the characters from the target on, or for the listed ones one by one."""
    units, start, length = [int(unit, 16) for unit in _UNIT.findall(target)], int(first, 16), len(first) // 2
    if not target.startswith(b"["):
        wanted = [ord(c) for c in WANTED if units[0] <= ord(c) <= units[0] + last - start]
        return ((chr(unit), (start + unit - units[0]).to_bytes(length, "big")) for unit in wanted)
    return ((chr(unit), (start + n).to_bytes(length, "big")) for n, unit in enumerate(units[: last - start + 1]))


def _coded_marks(codes: dict[str, bytes]) -> Iterator[bytes]:
    for word in WORDS:
        for star in STARS:
            if all(character in codes for character in word + star):
                yield b"".join(codes[character] for character in word + star)


def _shown(content: bytes) -> bytes:
    """The strings of a content stream, one after the other."""
    texts = []
    for coded, literal in _STRINGS.findall(content):
        if coded:
            digits = re.sub(rb"\s", b"", coded)
            texts.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        else:
            texts.append(re.sub(rb"\\(.)", rb"\1", literal))
    return b"".join(texts)
