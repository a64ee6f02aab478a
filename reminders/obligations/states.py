"""How a duty stands: one state, one word and one colour, said here only. Every page, count, list and file asks here.

Colours (:mod:`reminders.obligations.colours`) say which days burn; the state adds what does not burn: not yet due,
handed in and with the reviewer, done, made up, let off, or only a hint.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from django.db.models import Count, Q, TextChoices

from reminders.obligations import colours
from reminders.obligations.periods import FAR_FUTURE


class State(TextChoices):
    OVERDUE = "overdue", "已逾期"
    GRACE = "grace", "已过期限"  # the deadline is over, the days of grace are not
    SOON = "soon", "即将到期"
    WAITING = "waiting", "待审核"
    PLANNED = "planned", "未到期"
    HINT = "hint", "未完成（只提示）"  # past its day under a rule that only says so: burns never, stands in no rate
    LATE = "late", "逾期完成（补报）"
    ON_TIME = "on_time", "按期完成"
    EXEMPT = "exempt", "免除"

    @property
    def colour(self) -> str:
        return COLOURS[self]


# Of tags and of the cells of the matrix; icon, so that no state is told by colour alone.
COLOURS = {
    State.OVERDUE: "red", State.GRACE: "yellow", State.SOON: "yellow", State.WAITING: "blue", State.PLANNED: "gray",
    State.HINT: "gray", State.LATE: "orange", State.ON_TIME: "green", State.EXEMPT: "gray",
}  # fmt: skip
ICONS = {
    State.OVERDUE: "octagon-alert", State.GRACE: "triangle-alert", State.SOON: "triangle-alert",
    State.WAITING: "hourglass", State.PLANNED: "calendar", State.HINT: "info", State.LATE: "circle-check",
    State.ON_TIME: "circle-check", State.EXEMPT: "circle-slash",
}  # fmt: skip
_SETTLED = {state.value: state for state in (State.WAITING, State.LATE, State.ON_TIME, State.EXEMPT)}


class Dated(colours.Dated, Protocol):
    due_on: date


def state_of(duty: Dated, day: date) -> State:
    """Of one record."""
    if duty.outcome in _SETTLED:
        return _SETTLED[duty.outcome]
    if colours.is_red(duty, day):
        return State.OVERDUE
    past = duty.due_on < day
    if colours.is_yellow(duty, day):
        return State.GRACE if past else State.SOON
    return State.HINT if past and duty.red_from == FAR_FUTURE else State.PLANNED


def rows_in(state: State, day: date) -> Q:
    """The same of rows: tests/reminders/obligations/test_states.py holds the two against each other."""
    if state.value in _SETTLED:
        return Q(outcome=state.value)
    past = Q(due_on__lt=day)
    hint = past & Q(red_from=FAR_FUTURE)
    return {
        State.OVERDUE: colours.rows_red(day),
        State.GRACE: colours.rows_yellow(day) & past,
        State.SOON: colours.rows_yellow(day) & ~past,
        State.HINT: colours.rows_unlit(day) & hint,
        State.PLANNED: colours.rows_unlit(day) & ~hint,
    }[state]


def met(day: date) -> Q:
    """Done in time or made up."""
    return rows_in(State.ON_TIME, day) | rows_in(State.LATE, day)


def counts(day: date) -> dict[str, Count]:
    """``in_overdue``, ``in_waiting`` … → how many rows are in that state, for ``annotate`` and ``aggregate``."""
    return {f"in_{state.value}": Count("pk", filter=rows_in(state, day)) for state in State}


def first_of(found: Mapping[str, object]) -> State | None:
    """The state that speaks for so many duties of each (:func:`counts`): the one to act on first; None for none."""
    return next((state for state in State if found.get(f"in_{state.value}")), None)
