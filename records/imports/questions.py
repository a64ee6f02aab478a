"""What the file says that nobody can know without asking: each unknown value once, not once a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypedDict

from accounts.models.user import User
from records.imports.bound import BoundField
from records.imports.cellmap import CellMap
from records.imports.cells import text_of
from records.imports.directory import Clues, Directory, Missing, Pair
from records.imports.numbers import IMPORT_QUESTIONS, number
from records.imports.wording import bare, named

CHUNK = 2000
CANDIDATES = 10


class Question(TypedDict):
    """One unknown value; ``candidates`` are (key, label) of records that look alike."""

    field: str
    also: list[str]  # other fields of the same kind of record in which the same text stands
    text: str
    rows: int
    why: str
    candidates: list[tuple[str, str]]


Said = tuple[Pair, Clues]
Found = dict[str, Counter[Said]]


def unknown_values(cellmap: CellMap, rows: Iterable[tuple[int, list[object]]], user: User) -> list[Question]:
    """Questions about related records and choices, the most frequent first within each field."""
    asked = [one for one in cellmap.fields if one.kind in ("related", "choice") and one.declared.ask]
    found = _distinct(cellmap, asked, rows)
    questions: list[Question] = []
    most = number(IMPORT_QUESTIONS)
    for one in asked:
        unknown = (
            _related(one, found[one.name], user, cellmap)
            if one.kind == "related"
            else _choices(one, found[one.name], cellmap)
        )
        for question in islice(unknown, most):
            if not _asked_before(questions, question, one, cellmap):
                questions.append(question)
    return questions


def _asked_before(asked: list[Question], question: Question, one: BoundField, cellmap: CellMap) -> bool:
    """One person who is host and recorder is asked about once."""
    kinds = {other.name: (other.declared.picker, other.declared.within) for other in cellmap.fields}
    for earlier in asked:
        same = earlier["text"] == question["text"] and kinds[earlier["field"]] == kinds[one.name]
        if one.kind == "related" and same:
            earlier["also"].append(one.name)
            earlier["rows"] += question["rows"]
            return True
    return False


def _distinct(cellmap: CellMap, asked: list[BoundField], rows: Iterable[tuple[int, list[object]]]) -> Found:
    found: Found = {one.name: Counter() for one in asked}
    for _number, cells in rows:
        for one in asked:
            pair = cellmap.pair(one, cells) if one.kind == "related" else ("", text_of(cellmap.cell(one.name, cells)))
            if any(pair):
                found[one.name][pair, cellmap.clues(one, cells)] += 1
    return found


def _choices(one: BoundField, counted: Counter[Said], cellmap: CellMap) -> Iterator[Question]:
    answered = cellmap.answers.get(one.name, {})
    for ((_code, text), _clues), rows in counted.most_common():
        if one.choice(text) is None and text not in answered:
            yield {"field": one.name, "text": text, "rows": rows, "why": "不在可选项里", "candidates": [], "also": []}


def _related(one: BoundField, counted: Counter[Said], user: User, cellmap: CellMap) -> Iterator[Question]:
    directory = Directory(one, user, cellmap.answers.get(one.name, {}))
    pairs = counted.most_common()
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        directory.load(pair for (pair, _clues), _rows in part)
        for ((code, name), clues), rows in part:
            try:
                directory.find(code, name, clues)
            except Missing as missing:
                if named(code, name) not in directory.answers:
                    alike = candidates(directory, code, name)
                    yield {
                        "field": one.name, "text": named(code, name), "rows": rows, "why": str(missing),
                        "candidates": alike, "also": [],
                    }  # fmt: skip


def candidates(directory: Directory, code: str, name: str) -> list[tuple[str, str]]:
    """Records with this code or name, and those whose name contains the written one: to choose from, never taken."""
    found = {record.pk: record for record in directory.alike(code, name)}
    if len(bare(name)) >= 2 and directory.names and len(found) < CANDIDATES:
        field = directory.names[0]
        rows = directory.rows.filter(**{f"{field}__icontains": name.strip()})[: CANDIDATES - len(found)]
        found.update({record.pk: record for record in rows})
    return [(str(pk), directory.label(record)) for pk, record in list(found.items())[:CANDIDATES]]
