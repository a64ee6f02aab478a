"""Is this file a workbook that may be opened at all? Asked before any XML is parsed."""

from typing import IO
from zipfile import ZipFile, ZipInfo

MEMBERS = 2_000
UNPACKED = 160 * 1024 * 1024  # bytes in all; a sheet of 50,000 rows and 20 columns has about 50 MB
STRINGS = 48 * 1024 * 1024  # the shared texts are held in memory while reading
SMALL_MEMBER = 16 * 1024 * 1024  # styles, relations, workbook
STEP = 256 * 1024

SAVE_AGAIN = "请在 Excel 或 WPS 中打开它，另存为“Excel 工作簿（.xlsx）”后再上传。"


class WorkbookRefused(Exception):
    """The workbook cannot be read; the message is a Chinese sentence that says what to do."""


def announced(file: IO[bytes]) -> int:
    """To how many bytes the file says it unpacks; 0 when it says nothing that can be read: :func:`check` tells why."""
    try:
        with ZipFile(file) as archive:
            return sum(member.file_size for member in archive.infolist())
    except Exception:  # a damaged archive may make its reader raise anything
        return 0


def check(file: IO[bytes]) -> None:
    """Raises :class:`WorkbookRefused`; leaves the file at its beginning."""
    file.seek(0)
    start = file.read(8)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise WorkbookRefused(f"这是旧版 .xls 文件，或者是设了密码的工作簿。{SAVE_AGAIN}（不要设密码）")
    if not start.startswith(b"PK"):
        raise WorkbookRefused(f"这不是 .xlsx 工作簿（可能是改了扩展名的其他文件）。{SAVE_AGAIN}")
    file.seek(0)
    try:
        with ZipFile(file) as archive:
            _members(archive.infolist())
            _unpack(archive)
    except WorkbookRefused:
        raise
    except Exception as damage:  # as above; people read one sentence
        raise WorkbookRefused(f"文件已损坏或没有传完整。{SAVE_AGAIN}") from damage
    file.seek(0)


def _members(members: list[ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MEMBERS or len(set(names)) != len(names):
        raise WorkbookRefused(f"文件的内部结构不正常。{SAVE_AGAIN}")
    if any(member.flag_bits & 1 for member in members):
        raise WorkbookRefused("工作簿设了密码，系统打不开。请取消密码后再上传。")
    if any("vbaproject" in name.lower() for name in names):
        raise WorkbookRefused(f"工作簿里带有宏，为了安全不能接收。{SAVE_AGAIN}")
    if "xl/workbook.xml" not in names:
        raise WorkbookRefused(f"文件里没有工作表。{SAVE_AGAIN}")


def _unpack(archive: ZipFile) -> None:
    """What the members really hold, counted while unpacking: the sizes written in the file may lie."""
    total = 0
    for member in archive.infolist():
        limit, size, tail = _limit(member.filename), 0, b""
        with archive.open(member) as part:
            while block := part.read(STEP):
                size, total = size + len(block), total + len(block)
                if size > limit or total > UNPACKED:
                    raise WorkbookRefused("工作簿里的内容太多。请只保留要导入的那张表，分成几个文件再上传。")
                tail = _no_entities(member.filename, tail + block)


def _limit(name: str) -> int:
    if name.startswith(("xl/worksheets/", "xl/media/")):
        return UNPACKED
    return STRINGS if name.endswith("sharedStrings.xml") else SMALL_MEMBER


def _no_entities(name: str, data: bytes) -> bytes:
    """No workbook needs a DOCTYPE; attacks by entities do. Returns the end of the data, for the next look.

    In element text the sign would be written ``&lt;!DOCTYPE``, so an honest sheet never shows it.
    """
    if name.endswith((".xml", ".rels", ".vml")):
        seen = data.replace(b"\x00", b"").upper()  # UTF-16 has a nought beside each letter
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise WorkbookRefused(f"文件里有不该出现的内容，为了安全不能接收。{SAVE_AGAIN}")
    return data[-32:]
