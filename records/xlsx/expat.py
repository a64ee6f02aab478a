"""A plain walk through the XML of a spreadsheet part: ten times as fast as a tree, and without a DOCTYPE."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.parsers import expat

STEP = 128 * 1024
LONGEST = 20_000  # characters of one cell that are read
_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # what "Strict Open XML" says instead
)
_TAGS = {f"{space} {tag}": tag for space in _SPACES for tag in ("row", "c", "v", "is", "t", "rPh", "si")}


class Forbidden(Exception):
    """A DOCTYPE or an entity, which no workbook needs."""


def _refuse(*anything: object) -> Any:
    raise Forbidden


def walk(
    source: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Iterator[None]:
    """Call the three for each element; stops after each block, so that a caller can fetch what is ready.

    Every way to an entity is shut, beyond the five of XML itself.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = parser.UnparsedEntityDeclHandler = _refuse
    tag_of = _TAGS.get

    def started(name: str, attributes: dict[str, str]) -> None:
        if (tag := tag_of(name)) is not None:
            start(tag, attributes)

    def ended(name: str) -> None:
        if (tag := tag_of(name)) is not None:
            end(tag)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = started, ended, text
    while block := source.read(STEP):
        parser.Parse(block, False)
        yield
    parser.Parse(b"", True)
    yield
