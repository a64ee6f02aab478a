"""What a rule may ask about an organisation beside its own life: whether its project is a key one, and its phase.

    circumstances.told_by(rows, phases=Project.Phase.choices)

``rows()`` returns a queryset readable as COLUMNS, one row an organisation at most; the app that keeps projects tells
it. Who tells nothing has no key projects and no phases, so rules that ask for them ask nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet

COLUMNS = ("unit_key", "key_project", "project_phase")
"""unit_key: id of the unit. key_project: bool. project_phase: code of the phase."""

Rows = Callable[[], "QuerySet[Model]"]


@dataclass(frozen=True)
class Teller:
    rows: Rows
    phases: tuple[tuple[str, str], ...]


_tellers: list[Teller] = []


def told_by(rows: Rows, *, phases: Sequence[tuple[str, str]]) -> None:
    if _tellers:
        raise ValueError("circumstances are told by one app")
    _tellers.append(Teller(rows, tuple(phases)))


def phases() -> list[tuple[str, str]]:
    """Code and Chinese label, for the form of a rule."""
    return [phase for teller in _tellers for phase in teller.phases]


def known() -> QuerySet[Model] | None:
    return next((teller.rows() for teller in _tellers), None)
