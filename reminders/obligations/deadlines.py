"""What starts a deadline of its own: a request filed, a project begun, a letter received.

    deadlines.register("founding.reported", "成立请示待批复", rows, link=…)

``rows()`` returns a queryset readable as COLUMNS (:func:`readable` gives it them). An event whose ``answered_day`` is
set has been answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, IntegerField, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.urls import NoReverseMatch

from reminders.obligations.references import naming

if TYPE_CHECKING:
    from organisation.access import Access
    from reminders.obligations.models import Obligation

COLUMNS = ("unit_key", "subject_ref", "event_day", "answered_day", "event_title", "keeper_key")
"""unit_key: id of the unit. subject_ref: "slug:pk" of the record. event_day: date the deadline starts.
answered_day: date or None. event_title: what to call it ('' for sensitive ones). keeper_key: id of the one account
that may see it, or None."""


NOBODY, UNNAMED = Value(None, output_field=IntegerField()), Value("")


def readable(
    rows: QuerySet[Model, object],
    slug: str,
    *,
    day: str | Combinable,
    answered: str | Combinable = "answered_on",
    title: str | Combinable = UNNAMED,
    unit: str | Combinable = "unit_id",
    keeper: str | Combinable = NOBODY,
    key: str = "pk",
) -> QuerySet[Model]:
    """The rows with COLUMNS: a text names the column to read, anything else says how to work it out."""
    said = {"unit_key": unit, "event_day": day, "answered_day": answered, "event_title": title, "keeper_key": keeper}
    columns = {name: F(one) if isinstance(one, str) else one for name, one in said.items() if one != name}
    found: QuerySet[Model] = rows.annotate(subject_ref=naming(slug, key), **columns)
    return found


May = Callable[["Access", "Obligation"], bool]

COMING, OVER = "{what}须于{day}前办结", "{what}已超过办理期限"
"""What a light says of a deadline before it has run out and after, where the room has no better words."""


def no_link(obligation: Obligation) -> str:
    return ""


def whoever_holds(*powers: str) -> May:
    """One of the powers on the organisation that owes it."""
    return lambda access, obligation: any(access.at(power, obligation.unit.path) for power in powers)


@dataclass(frozen=True)
class Deadline:
    code: str
    label: str
    rows: Callable[[], QuerySet[Model]]
    link: Callable[[Obligation], str] = no_link
    may: May | None = None  # who can do something there; None where only its keeper sees it
    with_life: bool = False  # looked at in the same minute in which a branch is founded, ends or changes members
    kept: bool = False  # its rows name a keeper, who alone sees them
    coming: str = COMING  # sentences with {what} (the title, else the rule's) and {day}
    over: str = OVER

    def sentence(self, what: str, named: date, *, over: bool, today: date) -> str:
        """「与驻地某部党支部的共建协议将于12月14日到期」, and when it is over that it did."""
        day = f"{named.month}月{named.day}日"
        day = day if named.year == today.year else f"{named.year}年{day}"
        return (self.over if over else self.coming).format(what=what, day=day)


_deadlines: dict[str, Deadline] = {}


def register(
    code: str,
    label: str,
    rows: Callable[[], QuerySet[Model]],
    *,
    link: Callable[[Obligation], str] = no_link,
    may: May | None = None,
    with_life: bool = False,
    kept: bool = False,
    coming: str = COMING,
    over: str = OVER,
) -> Deadline:
    """``may``: whoever can do something where the link leads; others are not sent there."""
    if code in _deadlines:
        raise ValueError(f"event registered twice: {code}")
    _deadlines[code] = Deadline(code, label, rows, link, may, with_life, kept, coming, over)
    return _deadlines[code]


def forget(code: str) -> None:
    """Take an event back (tests)."""
    _deadlines.pop(code)


def known() -> dict[str, Deadline]:
    return dict(_deadlines)


def of_lives() -> list[str]:
    """Codes of the events that follow the lives of branches."""
    return [event.code for event in _deadlines.values() if event.with_life]


def choices() -> list[tuple[str, str]]:
    return [(event.code, event.label) for event in _deadlines.values()]


def sentence(obligation: Obligation, today: date) -> str:
    """How its deadline stands, in the room's words.

    What ends on a day of its own is called by that day, even if a day off puts the deadline a little later.
    """
    event = _deadlines.get(obligation.version.event)
    what = obligation.title or obligation.rule.title
    named = obligation.due_on if obligation.version.due_days or obligation.version.due_months else obligation.starts_on
    words = event or Deadline("", "", QuerySet)
    return words.sentence(what, named, over=obligation.due_on < today, today=today)


def may_use(access: Access, obligation: Obligation) -> bool:
    """Whether this person can do something where the link leads."""
    event = _deadlines.get(obligation.version.event)
    if event is None or event.may is None:
        return obligation.keeper_id == access.user.pk
    return event.may(access, obligation)


def link_for(obligation: Obligation) -> str:
    """'' when the page it leads to is not there."""
    event = _deadlines.get(obligation.version.event)
    try:
        return event.link(obligation) if event else ""
    except NoReverseMatch:
        return ""
