"""The questions of one file as a form: unknown columns, values for the whole file, unknown values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField as FormField

from records.imports.bound import BoundField, bound_fields
from records.imports.cells import CellRefused, parse
from records.imports.checking import columns_of
from records.imports.columns import targets
from records.imports.map_fields import CandidateWidget, Choices, constant_field, key_of, others_for
from records.imports.open_questions import open_columns, open_constants
from records.imports.questions import Question
from records.models.import_batch import ImportBatch
from records.pickers import PickerField

if TYPE_CHECKING:
    from records.ledger.base import Ledger

IGNORE = "-"


@dataclass(frozen=True)
class Asked:
    """One question as the page shows it."""

    text: str
    note: str
    field: FormField
    other: FormField | None = None


class MapForm(forms.Form):
    """Built from the batch; :meth:`answers` gives what was said in the shape the batch keeps."""

    def __init__(self, ledger: Ledger, batch: ImportBatch, user: Any, data: Any = None) -> None:
        super().__init__(data)
        self.batch, self.user = batch, user
        self.bound = {one.name: one for one in bound_fields(ledger)}
        self.places = open_columns(ledger, batch)
        self.missing = open_constants(ledger, batch)
        self.questions: list[Question] = batch.questions
        offered = targets(ledger, columns_of(ledger, batch))
        for place in self.places:
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=batch.heads[place], choices=[(IGNORE, "忽略这一栏"), *offered]
            )
        for one in self.missing:
            self.fields[f"constant_{one.name}"] = constant_field(one, user)
        for place, question in enumerate(self.questions):
            self._ask(place, question)

    def _ask(self, place: int, question: Question) -> None:
        one = self.bound[question["field"]]
        others = others_for([one, *(self.bound[name] for name in question["also"])])
        if one.kind == "choice":
            choices: Choices = [(str(code), label) for code, label in one.choices.items()]
            options = [("", "请选择"), ("选择对应的项", choices), ("或者", others)]
            self.fields[f"value_{place}"] = forms.ChoiceField(label=question["text"], choices=options)
            return
        field = PickerField(one.declared.picker, required=False, label=question["text"])
        field.widget = CandidateWidget(one.picker, question["candidates"])
        field.queryset = one.picker.rows(self.user)
        if one.declared.within:
            field.queryset = one.declared.within(field.queryset)
        self.fields[f"value_{place}"] = field
        self.fields[f"other_{place}"] = forms.ChoiceField(
            label=f"“{question['text']}”没有对应的记录时", choices=[("", "没有对应的记录时…"), *others], required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for place in self.places:
            target = cleaned.get(f"column_{place}", IGNORE)
            if target != IGNORE and target in taken:
                self.add_error(f"column_{place}", "另一栏已经对应到这一项，一项只能对应一栏。")
            taken.add(target)
        for place in range(len(self.questions)):
            value, other = f"value_{place}", f"other_{place}"
            silent = not cleaned.get(value) and not cleaned.get(other)
            if other in self.fields and silent and value not in self.errors:
                self.add_error(value, "请选择对应的记录；没有的，请在旁边选择怎么处理。")
        for one in self.missing:
            self._clean_constant(one)
        return cleaned

    def _clean_constant(self, one: BoundField) -> None:
        said = self.cleaned_data.get(f"constant_{one.name}")
        if said in (None, "") or one.kind == "related":
            return
        try:
            parse(one, said)
        except CellRefused as refusal:
            self.add_error(f"constant_{one.name}", str(refusal))

    def answers(self) -> dict[str, dict[str, Any]]:
        """The batch's answers with what was said now."""
        said = self.cleaned_data
        columns = dict(self.batch.answer("columns"))
        columns |= {str(p): "" if said[f"column_{p}"] == IGNORE else said[f"column_{p}"] for p in self.places}
        constants = self.batch.answer("constants") | {
            one.name: key_of(said[f"constant_{one.name}"]) for one in self.missing
        }
        values = {name: dict(known) for name, known in self.batch.answer("values").items()}
        for place, question in enumerate(self.questions):
            answer = key_of(said.get(f"value_{place}")) or said.get(f"other_{place}", "")
            for name in (question["field"], *question["also"]):
                values.setdefault(name, {})[question["text"]] = answer
        return {"columns": columns, "constants": constants, "values": values}

    # --- for the page -----------------------------------------------------------------------------------------

    def asked_columns(self) -> Iterator[Asked]:
        for place in self.places:
            samples = self.batch.samples[place] if place < len(self.batch.samples) else []
            yield Asked(self.batch.heads[place], "、".join(samples) or "（空）", self[f"column_{place}"])

    def asked_constants(self) -> list[FormField]:
        return [self[f"constant_{one.name}"] for one in self.missing]

    def asked_values(self) -> list[tuple[str, list[Asked]]]:
        """Questions by field: (label of the field, questions)."""
        groups: dict[str, list[Asked]] = {}
        for place, question in enumerate(self.questions):
            other = self[f"other_{place}"] if f"other_{place}" in self.fields else None
            note = f"{question['why']}，共 {question['rows']} 行"
            asked = Asked(question["text"], note, self[f"value_{place}"], other)
            label = "、".join(self.bound[name].label for name in (question["field"], *question["also"]))
            groups.setdefault(label, []).append(asked)
        return list(groups.items())
