"""Recomputing: bring obligations into line with rules, lives and records. One pass, the same for one branch or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from reminders.numbers import AHEAD_DAYS, LEAST_DAYS, number
from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation
from reminders.obligations.periods import FAR_FUTURE, FAR_PAST
from reminders.recomputing import statements
from reminders.recomputing.dialect import Params, Value, day
from reminders.recomputing.done import told, union
from reminders.recomputing.expected import asked
from reminders.rules.models import RuleFulfilment

EVERYTHING = "1 = 1"


@dataclass
class Selection:
    """Which part of the world: some units, the rules fulfilled by some codes, one version, or everything."""

    unit_ids: list[int] | None = None
    codes: list[str] | None = None
    version_id: int | None = None
    params: Params = field(default_factory=dict)

    def units(self, column: str) -> str:
        return EVERYTHING if self.unit_ids is None else f"{column} IN ({self._listed(self.unit_ids)})"

    def versions(self) -> str:
        """Versions that some registered kind of record can fulfil: nobody is asked for what cannot be logged."""
        if self.codes is None:
            codes = [code for code, _ in fulfilments.choices()]
        else:
            codes = [code for code in self.codes if fulfilments.is_known(code)]
        fulfilled = f"SELECT version_id FROM reminders_rulefulfilment WHERE code IN ({self._listed(codes)})"  # noqa: S608 - holds placeholders only
        only = "" if self.version_id is None else f" AND v.id = {int(self.version_id)}"
        return f"v.id IN ({fulfilled}){only}"

    def _listed(self, values: Sequence[Value]) -> str:
        """Placeholders for the values; NULL for none, which matches nothing."""
        names = [f"u{len(self.params) + n}" for n in range(len(values))]
        self.params.update(zip(names, values, strict=True))
        return ", ".join(f"%({name})s" for name in names) or "NULL"


def write(selection: Selection, *, run: int | None = None, today: date | None = None) -> int:
    """Create and update; returns how many rows were new or differed. One query."""
    prepare(selection, run, today)
    text = statements.write(
        asked(selection.units("u.id"), selection.versions(), told(selection.params)), union_of(selection)
    )
    return _execute(text, selection.params)


def remove(selection: Selection, *, today: date | None = None) -> int:
    """Delete what is asked no longer, with its reminders; returns how many rows went. One query when nothing goes."""
    prepare(selection, None, today)
    text = statements.gone(
        asked(selection.units("u.id"), selection.versions(), told(selection.params)),
        selection.units("reminders_obligation.unit_id"),
    )
    with connection.cursor() as cursor:
        cursor.execute(text, used(text, selection.params))
        ids = [row[0] for row in cursor.fetchall()]
    if ids:
        Obligation.objects.filter(pk__in=ids).delete()
    return len(ids)


def union_of(selection: Selection) -> str:
    """Everything that can fulfil what is selected. One query where codes are given."""
    return union(_with_their_like(selection.codes), selection.unit_ids, selection.params)


def _with_their_like(codes: list[str] | None) -> list[str] | None:
    """A version fulfilled by several kinds is counted over all of them, though only one of them changed. One query."""
    if codes is None:
        return None
    shared = RuleFulfilment.objects.filter(version__fulfilments__code__in=codes).values_list("code", flat=True)
    return sorted({*codes, *shared})


def prepare(selection: Selection, run: int | None, today: date | None) -> None:
    """The values every statement names."""
    today = today or timezone.localdate()
    selection.params.update(
        today=day(today),
        horizon=day(today + timedelta(days=number(AHEAD_DAYS))),
        far_past=day(FAR_PAST),
        far_future=day(FAR_FUTURE),
        least_days=number(LEAST_DAYS),
        yes=True,
        no=False,
        run=run,
    )


def _execute(text: str, params: Params) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, used(text, params))
        return max(int(cursor.rowcount), 0)


def used(text: str, params: Params) -> Params:
    """SQLite's driver counts the names it is given."""
    return {name: value for name, value in params.items() if f"%({name})s" in text}
