"""One row of the spool as the texts and values of import fields."""

from __future__ import annotations

from collections.abc import Sequence

from records.imports.bound import BoundField
from records.imports.cells import MASKED, CellRefused, UnknownChoice, parse, text_of
from records.imports.columns import CODE, Columns
from records.imports.directory import KEEP_TEXT, LEAVE_EMPTY, REFUSE, Clues, Directory, Missing, Pair
from records.imports.row import Row
from records.imports.wording import named

Answers = dict[str, dict[str, str]]  # field name → text of the cell → key, code, or one of the special answers


class CellMap:
    """Reads cells with the columns and answers of one file."""

    def __init__(
        self,
        fields: Sequence[BoundField],
        columns: Columns,
        constants: dict[str, str],
        answers: Answers,
        heads: list[str],
    ) -> None:
        self.fields = [one for one in fields if columns.fills(one.name) or constants.get(one.name)]
        self.constants, self.answers = constants, answers
        self.places = {name: place for place, name in columns.targets.items()}
        self.labels = {one.name: one.label for one in fields} | {n: heads[p] for n, p in self.places.items()}

    def row(self, number: int, cells: list[object]) -> tuple[Row, list[object]]:
        """The row with its texts; values follow in :meth:`fill`."""
        row = Row(number, labels=self.labels)
        for one in self.fields:
            text = named(*self.pair(one, cells)) if one.kind == "related" else text_of(self.cell(one.name, cells))
            if text:
                row.texts[one.name] = text
        return row, cells

    def cell(self, name: str, cells: list[object]) -> object:
        place = self.places.get(name)
        found = cells[place] if place is not None and place < len(cells) else None
        if found is None or found == "" or (isinstance(found, str) and MASKED.fullmatch(found)):
            return None
        return found

    def pair(self, one: BoundField, cells: list[object]) -> Pair:
        """Code and name of a related record as they stand in the row."""
        return text_of(self.cell(one.name + CODE, cells)), text_of(self.cell(one.name, cells))

    def clues(self, one: BoundField, cells: list[object]) -> Clues:
        """What the row says that tells namesakes apart."""
        return tuple(text_of(self.cell(name, cells)) for name in one.declared.clues)

    def fill(self, row: Row, cells: list[object], directories: dict[str, Directory]) -> None:
        """Values from the cells, and problems where a cell means nothing."""
        for one in self.fields:
            try:
                value = self._value(one, cells, directories)
            except CellRefused as refusal:
                row.refuse(one.name, str(refusal))
            except Missing as missing:
                if one.declared.ask or one.required:
                    row.refuse(one.name, str(missing))
                value = None
            else:
                if value is not None:
                    row.values[one.name] = value
            self._keep_text(one, row, cells)

    def _value(self, one: BoundField, cells: list[object], directories: dict[str, Directory]) -> object:
        if one.kind == "related":
            return self._related(one, cells, directories[one.name])
        cell = self.cell(one.name, cells)
        if cell is None:
            cell = self.constants.get(one.name)
        if cell is None:
            return None
        try:
            return parse(one, cell)
        except UnknownChoice:
            return self._answered(one, text_of(cell))

    def _related(self, one: BoundField, cells: list[object], directory: Directory) -> object:
        code, name = self.pair(one, cells)
        if code or name:
            return directory.find(code, name, self.clues(one, cells))
        constant = self.constants.get(one.name)
        return directory.record(constant) if constant else None

    def _answered(self, one: BoundField, text: str) -> object:
        answer = self.answers.get(one.name, {}).get(text)
        if answer == REFUSE:
            raise CellRefused("按您的选择，这样的行不导入")
        if answer is None:
            raise CellRefused(f"不在可选项里：{'、'.join(one.choices.values())}")
        return None if answer in (LEAVE_EMPTY, KEEP_TEXT) else one.choice(answer)

    def _keep_text(self, one: BoundField, row: Row, cells: list[object]) -> None:
        """The name as it was written, where no related record stands for it."""
        target, (code, name) = one.declared.text_field, self.pair(one, cells) if one.kind == "related" else ("", "")
        if not target or not name or one.name in row.values or target in row.values:
            return
        if self.answers.get(one.name, {}).get(named(code, name)) != LEAVE_EMPTY:
            row.values[target] = name
