"""Related records by the code or name that stands in a cell, from among those the person may choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model, Q, QuerySet

from accounts.models.user import User
from records import namesakes
from records.imports.bound import BoundField
from records.imports.wording import bare, named

LEAVE_EMPTY, KEEP_TEXT, REFUSE = "-", "t", "x"  # answers that are no record's key
NAMES, CODES = ("short_name", "name", "title"), ("code", "staff_number", "number")
CHUNK = 200  # texts looked up by one query
MOST_KEPT = 5_000  # records held in memory

Pair = tuple[str, str]  # code, name
Clues = tuple[str, ...]  # what the row says beside them


class Missing(ValueError):
    """Nobody, or several: the message says so in Chinese, without telling what exists outside the person's scope."""


class Directory:
    """Looks many cells up at once; remembers what it found."""

    def __init__(self, bound: BoundField, user: User, answers: Mapping[str, str]) -> None:
        self.declared, self.answers = bound.declared, answers
        rows: QuerySet[Model] = bound.picker.rows(user)
        self.rows = self.declared.within(rows) if self.declared.within else rows
        present = {field.name for field in self.rows.model._meta.get_fields()}
        self.names = self.declared.match or tuple(name for name in NAMES if name in present)
        self.codes = self.declared.code_match or tuple(name for name in CODES if name in present)
        self.label = bound.picker.label
        self._forget()

    def _forget(self) -> None:
        self._seen: set[str] = set()
        self._by_text: dict[str, dict[object, Model]] = {}
        self._by_key: dict[str, Model] = {}

    def load(self, pairs: Iterable[Pair]) -> None:
        """Look up whatever of these is not known yet; a query for each 200 new texts."""
        wanted = {text for code, name in pairs for text in (code, name, *namesakes.parts(name)) if text}
        if len(self._by_key) > MOST_KEPT:
            self._forget()
        new = sorted(wanted - self._seen)
        for start in range(0, len(new), CHUNK):
            self._look_up(new[start : start + CHUNK])
        self._seen.update(new)
        self._load_answers()

    def _look_up(self, texts: list[str]) -> None:
        spelled = list({*texts, *map(bare, texts)})
        condition = Q()
        for field in (*self.names, *self.codes):
            condition |= Q(**{f"{field}__in": spelled})
        for record in self.rows.filter(condition).order_by() if condition else ():
            self._keep(record)

    def _keep(self, record: Model) -> None:
        self._by_key[str(record.pk)] = record
        for field in (*self.names, *self.codes):
            text = getattr(record, field)
            if text:
                self._by_text.setdefault(bare(str(text)), {})[record.pk] = record

    def _load_answers(self) -> None:
        keys = {key for key in self.answers.values() if key not in (LEAVE_EMPTY, KEEP_TEXT, REFUSE)}
        new = keys - self._by_key.keys()
        for record in self.rows.filter(pk__in=new) if new else ():
            self._by_key[str(record.pk)] = record

    def find(self, code: str, name: str, clues: Clues = ()) -> Model | None:
        """The record; None when it was answered to leave the field empty. Raises :class:`Missing`."""
        answer = self.answers.get(named(code, name))
        if answer == REFUSE:
            raise Missing("按您的选择，这样的行不导入")
        if answer in (LEAVE_EMPTY, KEEP_TEXT):
            return None
        return self.record(answer) if answer else self._unasked(code, name, clues)

    def record(self, key: str) -> Model:
        """The record the person chose. Raises :class:`Missing` when they may not choose it (any more)."""
        if key not in self._by_key:
            self._by_key.update({str(record.pk): record for record in self.rows.filter(pk=key)})
        if key not in self._by_key:
            raise Missing(NOT_YOURS)
        return self._by_key[key]

    def alike(self, code: str, name: str) -> list[Model]:
        """Every record that has this code or this name."""
        hits = [self._by_text.get(bare(text), {}) for text in (code, name) if text]
        return [record for found in hits for record in found.values()]

    def _unasked(self, code: str, name: str, clues: Clues) -> Model | None:
        by_code, by_name = self._hits(code, name)
        if name and not by_name:  # as our own sheets tell namesakes apart: 王伟（CK1010）
            told, name = namesakes.parts(name)
            code = code or told
            by_code, by_name = self._hits(code, name)
        if code and name:
            both = by_code.keys() & by_name.keys()
            found = {key: by_code[key] for key in both}
            if not found and self.declared.either and not (by_code and by_name):
                found = by_code or by_name
            if not found and by_code:
                raise Missing("编码和名称对不上同一个对象，请核对")
        else:
            found = by_code or by_name
        if len(found) > 1:
            found = self._told_apart(found, clues)
        if len(found) > 1:
            raise Missing(f"有 {len(found)} 个同名的，无法确定是哪一个")
        if not found:
            raise Missing(NOT_YOURS)
        return next(iter(found.values()))

    def _hits(self, code: str, name: str) -> tuple[dict[object, Model], dict[object, Model]]:
        by_code, by_name = (self._by_text.get(bare(text), {}) if text else {} for text in (code, name))
        return by_code, by_name

    def _told_apart(self, found: dict[object, Model], clues: Clues) -> dict[object, Model]:
        """The one of several namesakes that fits the row best, else all of them."""
        words, said = self.declared.words, {bare(clue) for clue in clues if clue}
        if words is None or not said:
            return found
        fits = {key: len(said & {bare(word) for word in words(record)}) for key, record in found.items()}
        best = [key for key, number in fits.items() if number == max(fits.values())]
        return {best[0]: found[best[0]]} if len(best) == 1 else found


NOT_YOURS = "没有找到，或者不在您的权限范围内"
