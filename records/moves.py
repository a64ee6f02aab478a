"""What may happen to a record, as data: moves, and the workflow they make up. Knows no record and no page.

:mod:`records.workflow` lets a move happen; a model names its workflow, so nothing here may look at models.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from records import other_hands
from records.move_columns import NO_COLUMNS, MoveColumns
from records.move_forms import MoveForm

if TYPE_CHECKING:
    from accounts.models.user import User

# Called in the transaction of the move with the fresh record, the move and the person (None: the system).
Consequence = Callable[[Any, "Move", "User | None"], None]

SUBMITTED_BY = "submitted_by"


class MoveRefused(Exception):
    """The move may not be made; the message is a Chinese sentence for the person."""


class Stale(MoveRefused):
    """Someone else was faster."""


@dataclass(frozen=True)
class Move:
    """One step: ``since`` (one state or several) → ``to``; '' leaves the record in its state.

    ``power``: any one of several will do. ``columns`` gives further columns to set with it. ``form`` asks for more than
    a reason, on the ledger's page of the move; ``page`` names the address of a page written by hand instead. Neither
    of these is ever offered as a plain button or for many records at once. ``judges``: it accepts or refuses what
    somebody handed in, so its writer does not make it (:mod:`records.other_hands`).
    """

    code: str
    label: str
    since: str | tuple[str, ...]
    to: str
    power: str | tuple[str, ...]
    reason: bool = False
    style: str = "primary"
    columns: MoveColumns = NO_COLUMNS
    form: type[MoveForm] | None = None
    page: str = ""
    judges: bool = False

    def __post_init__(self) -> None:
        if self.reason and self.form is not None:
            raise ValueError(f"the move {self.code} asks for its reason in its form")

    @property
    def origins(self) -> tuple[str, ...]:
        return (self.since,) if isinstance(self.since, str) else self.since

    @property
    def powers(self) -> tuple[str, ...]:
        return (self.power,) if isinstance(self.power, str) else self.power

    @property
    def asks_on_a_page(self) -> bool:
        return self.form is not None or bool(self.page)

    def allowed(self, user: User, record: Model) -> bool:
        """Whether the person holds a power it needs on the record."""
        return any(user.has_perm(power, record) for power in self.powers)


@dataclass(frozen=True)
class Workflow:
    """The moves of one kind of record and what follows from them."""

    moves: tuple[Move, ...]
    field: str = "state"
    editable: tuple[str, ...] = ()  # states in which the form may be saved
    reopens: dict[str, str] = dataclasses.field(default_factory=dict)  # saving in state A sends the record to state B
    waiting: dict[str, str] = dataclasses.field(default_factory=dict)  # state → power that is expected to act
    consequences: tuple[Consequence, ...] = ()
    filers: tuple[str, ...] = ("author", SUBMITTED_BY)  # columns of those whose record others are to judge

    def move(self, code: str) -> Move:
        for move in self.moves:
            if move.code == code:
                return move
        raise MoveRefused("没有这项操作，请刷新页面后再试。")

    def open_moves(self, record: Any, user: User) -> list[Move]:
        """Moves this person could make now: right state, right power, not on what is their own to others' judgement.

        Costs no query of its own.
        """
        return [move for move in self._within_power(record, user) if not other_hands.barred(self, move, record, user)]

    def left_to_others(self, record: Any, user: User) -> list[Move]:
        """Moves this person could make now, had somebody else written the record."""
        return [move for move in self._within_power(record, user) if other_hands.barred(self, move, record, user)]

    def _within_power(self, record: Any, user: User) -> list[Move]:
        if record.is_voided:
            return []
        state = getattr(record, self.field)
        return [move for move in self.moves if state in move.origins and move.allowed(user, record)]

    def hands_in(self, move: Move) -> bool:
        """Whether the move lays the record before somebody who judges it."""
        return not move.judges and any(one.judges and move.to in one.origins for one in self.moves)

    def asking(self, **forms: type[MoveForm]) -> Workflow:
        """The same workflow whose moves of these codes ask with these forms."""
        moves = tuple(dataclasses.replace(move, form=forms.get(move.code, move.form)) for move in self.moves)
        return dataclasses.replace(self, moves=moves)

    def then(self, *consequences: Consequence) -> Workflow:
        """The same workflow with further consequences, run after each move in the same transaction."""
        return dataclasses.replace(self, consequences=(*self.consequences, *consequences))
