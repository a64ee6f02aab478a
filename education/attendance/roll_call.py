"""The roll-call of a form: whose names are called, what was tapped, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import BoundField, Field
from django.utils import timezone

from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance.models import Attendance
from education.attendance.roll import Counts, RollLine, count, read
from education.attendance.roster import RosterRow, fingerprint, roster
from organisation.groups.models import PartyGroup
from organisation.units.models import Unit
from records.form_errors import about_row
from records.query_params import whole

CHANGED = "活动类型、日期或党小组改过，应到名单已经按新的情况重新列出，请核对到会情况后再保存。"
NOBODY = "这一天名册上没有应到的党员，请核对活动日期；支部请书记先在名册中编入人员，上级党委请先登记任职。"


@dataclass(frozen=True)
class Called:
    """One name as the page draws it."""

    row: RosterRow
    status: str
    reason: str
    problem: str = ""  # what is wrong in this line

    @property
    def control(self) -> str:
        """The id of the field that a complaint leads to."""
        return control_of(self.row.key)


def control_of(person: UUID) -> str:
    return f"reason-{person}"


class CallingForm(Protocol):
    """What a roll-call reads of the form it stands in."""

    instance: Activity
    units: list[Unit]  # branches the person may choose
    fields: dict[str, Field]
    is_bound: bool

    @property
    def data(self) -> Mapping[str, Any]: ...

    def __getitem__(self, name: str) -> BoundField: ...


class RollCall:
    """Built for every form; asks the database only when it is read."""

    def __init__(self, form: CallingForm) -> None:
        self.form = form
        self.lines: list[RollLine] = []
        self.wrong: dict[UUID, str] = {}

    @cached_property
    def unit(self) -> Unit | None:
        chosen = self._value("unit")
        found = next((unit for unit in self.form.units if str(unit.pk) == str(chosen)), None)
        return found or (self.form.units[0] if len(self.form.units) == 1 else None)

    @cached_property
    def kind(self) -> str:
        kind = str(self._value("kind") or "")
        return kind if kind in Kind.values else Kind.MEMBER_ASSEMBLY

    @cached_property
    def day(self) -> date:
        """The day the form speaks of; today while none was typed."""
        try:
            moment = self.form.fields["starts_at"].to_python(self._value("starts_at"))
        except Exception:  # whatever was typed there, the field itself complains
            moment = None
        return timezone.localdate(moment) if isinstance(moment, datetime) else timezone.localdate()

    @cached_property
    def group(self) -> PartyGroup | None:
        return (
            PartyGroup.objects.filter(unit=self.unit, pk=whole(self._value("group"), 0) or 0).first()
            if self.unit
            else None
        )

    def _value(self, name: str) -> object:
        value = self.form[name].value()
        return getattr(value, "pk", value)

    @cached_property
    def rows(self) -> list[RosterRow]:
        """The roster of that day, and whoever is on the stored roll of the same meeting already."""
        if self.unit is None:
            return []
        rows = roster(self.unit, self.day, self.kind, self.group)
        known = {row.key for row in rows}
        return rows + [row for row in self._stored_rows() if row.key not in known]

    def _stored_rows(self) -> list[RosterRow]:
        activity = self.form.instance
        same = (self.day, self.kind) == (activity.held_on, activity.kind) if not activity._state.adding else False
        stored = self.stored.values() if same else ()
        return [RosterRow(a.person, a.person.get_standing_display(), a.is_expected, a.voting) for a in stored]

    @cached_property
    def stored(self) -> dict[object, Attendance]:
        if self.form.instance._state.adding:
            return {}
        lines = Attendance.objects.filter(activity=self.form.instance.pk).select_related("person")
        return {line.person_id: line for line in lines}

    # --- for the page -----------------------------------------------------------------------------------------

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.rows)

    @property
    def expected(self) -> list[Called]:
        return [self._called(row) for row in self.rows if row.expected]

    @property
    def others(self) -> list[Called]:
        """People of the branch who are not due but may sit in."""
        return [self._called(row) for row in self.rows if not row.expected]

    def _called(self, row: RosterRow) -> Called:
        kept = self.stored.get(row.key)
        status = kept.status if kept else (Attendance.Status.PRESENT if row.expected else "")
        reason = kept.reason if kept else ""
        if self.form.is_bound:
            status = str(self.form.data.get(f"roll-{row.key}", status))
            reason = str(self.form.data.get(f"reason-{row.key}", reason))
        return Called(row, _fitting(status, row.expected), reason, self.wrong.get(row.key, ""))

    @property
    def counts(self) -> Counts:
        """What the page says above the names before anything is tapped."""
        lines = [RollLine(c.row.person, c.status, c.reason, c.row.voting) for c in self.expected]
        return count(lines)

    # --- for the saving ---------------------------------------------------------------------------------------

    def clean(self, typed: dict[str, Any]) -> list[str | ValidationError]:
        """Read the lines; returns what is wrong, each at its person where it is one person's.

        A roster that changed under the form must be looked at again.
        """
        if not self.form.instance.has_roll or typed.get("unit") is None or typed.get("starts_at") is None:
            return []
        if self.kind == Kind.GROUP_MEETING and self.group is None:
            return []  # the field itself complains
        if not any(row.expected for row in self.rows):
            return [NOBODY]
        seen = typed.get("roll_for")
        if seen and seen != self.fingerprint:
            return [CHANGED]
        self.lines, self.wrong = read(self.form.data, self.rows)
        return [about_row(sentence, control_of(key)) for key, sentence in self.wrong.items()]


def _fitting(status: str, expected: bool) -> str:
    """What was tapped, if it can be said of this person; else what is most often right."""
    if expected:
        return status if status in Attendance.EXPECTED else Attendance.Status.PRESENT
    return status if status == Attendance.Status.OBSERVER else ""
