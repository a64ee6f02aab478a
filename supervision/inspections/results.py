"""The items of an inspection form: what the list asks, what was tapped, what is wrong with it.

Names in the form: ``result-<item>``, ``note-<item>`` for points of the list, ``other-<n>`` for further problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BoundField

from supervision.check_lists.models import CheckItem, CheckList
from supervision.inspections.models import Inspection, InspectionItem

Result = InspectionItem.Result
OTHERS, LONGEST = 3, 300
OTHER_TEXT = "检查表以外的问题"


@dataclass(frozen=True)
class Point:
    """One point as the page draws it."""

    item: CheckItem
    result: str
    note: str


class CheckingForm(Protocol):
    """What the points read of the form they stand in."""

    instance: Inspection
    is_bound: bool

    @property
    def data(self) -> Mapping[str, object]: ...

    def __getitem__(self, name: str) -> BoundField: ...

    def lists(self) -> QuerySet[CheckList]: ...


class Results:
    """Built for every form; asks the database only when it is read."""

    def __init__(self, form: CheckingForm) -> None:
        self.form = form

    @cached_property
    def check_list(self) -> CheckList | None:
        chosen = self.form["check_list"].value()
        try:
            found: CheckList | None = self.form.lists().filter(pk=getattr(chosen, "pk", chosen)).first()
        except (ValueError, TypeError, ValidationError):
            return None
        return found

    @cached_property
    def stored(self) -> list[InspectionItem]:
        if self.form.instance._state.adding:
            return []
        return list(InspectionItem.objects.filter(inspection=self.form.instance.pk))

    @cached_property
    def points(self) -> list[Point]:
        if self.check_list is None:
            return []
        kept = {row.item_id: (row.result, row.note) for row in self.stored}
        return [self._point(item, *kept.get(item.pk, ("", ""))) for item in self.check_list.items.all()]

    def _point(self, item: CheckItem, result: str, note: str) -> Point:
        if self.form.is_bound:
            result = self._typed(f"result-{item.pk}")
            note = self._typed(f"note-{item.pk}")
        return Point(item, result if result in Result.values else "", note[:LONGEST])

    @cached_property
    def others(self) -> list[str]:
        """Problems beside the list: as typed, else as stored, and room for more."""
        if self.form.is_bound:
            names = sorted(name for name in self.form.data if name.startswith("other-"))
            texts = [self._typed(name)[:LONGEST] for name in names[:20]]
        else:
            texts = [row.note for row in self.stored if row.item_id is None]
        texts = [text for text in texts if text]
        return texts + [""] * max(OTHERS - len(texts), 1)

    def _typed(self, name: str) -> str:
        return str(self.form.data.get(name, "") or "").strip()

    # --- for the saving ---------------------------------------------------------------------------------------

    def rows(self, **fixed: object) -> list[InspectionItem]:
        """What is going to be stored; points without a result are left out."""
        listed = [
            InspectionItem(
                item=point.item,
                code=self.check_list.key_of(point.item) if self.check_list else "",
                text=point.item.text,
                result=point.result,
                note=point.note if point.result == Result.FAIL else "",
                **fixed,
            )
            for point in self.points
            if point.result
        ]
        further = [
            InspectionItem(text=OTHER_TEXT, result=Result.FAIL, note=text, **fixed) for text in self.others if text
        ]
        return listed + further

    def wrong(self, *, complete: bool) -> list[str]:
        """Sentences about the points; ``complete`` asks for a result everywhere."""
        found = [
            f"第 {number} 项不合格，请写明存在的问题。"
            for number, point in enumerate(self.points, 1)
            if point.result == Result.FAIL and not point.note
        ]
        empty = [str(number) for number, point in enumerate(self.points, 1) if not point.result]
        if complete and empty:
            found.append(f"还有 {len(empty)} 项没有填写结果：第 {'、'.join(empty[:10])} 项。")
        return found
