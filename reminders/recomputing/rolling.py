"""Rolling rules: so many months after the last time, wherever it was (MT-18). One statement for any number of people.

Each row is one person in one organisation: in every running branch the person is in, and in the home branch, as far as
the rule's kinds name them. The time runs from the last credit, or from the day the person came out if there is none
since; it stands still while a branch of the person is suspended, and moves on with every new credit, so that such a
duty is never "done": it is open and not yet due, or it burns.
"""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation
from reminders.obligations.periods import FAR_FUTURE
from reminders.recomputing import colour_days
from reminders.recomputing.dialect import Params, day, say
from reminders.recomputing.done import named
from reminders.recomputing.periodic import used
from reminders.recomputing.rolling_sql import COUNTED, GONE, WANTED, WRITE
from reminders.recomputing.whom import Whom

COLUMNS = ("kind_code", "person_key", "credit_day")


def recompute(whom: Whom, *, run: int | None = None, today: date | None = None) -> int:
    """Write what is owed, delete what is owed no longer; returns how many rows differed. Two queries."""
    if not fulfilments.rolling_fulfilments():
        return 0
    today = today or timezone.localdate()
    whom.params |= {"today": day(today), "far_future": day(FAR_FUTURE), "run": run}
    people = whom.condition()
    wanted = _wanted(whom, people)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*_ready(_write(wanted), whom))
        changed = max(int(cursor.rowcount), 0)
        gone = GONE.substitute(wanted=wanted, people=people, subject_of=say("text", "pe.id"))
        cursor.execute(*_ready(gone, whom))
        ids = [row[0] for row in cursor.fetchall()]
    if ids:
        Obligation.objects.filter(pk__in=ids).delete()
    return changed + len(ids)


def _ready(text: str, whom: Whom) -> tuple[str, Params]:
    return text, used(text, whom.params)


def _wanted(whom: Whom, people: str) -> str:
    start = say("greatest", "x.starts_on", "b.from_day")
    due = say("months_after", "p.from_day", "v.due_months")
    return WANTED.substitute(
        people=people,
        versions=whom.versions(),
        union=_union(whom),
        day_before=say("days_after", "m.starts_on", "-1"),
        since_rule=say("greatest", "c.since", "v.valid_from"),
        last=say("greatest", "s.first_day", "COALESCE(s.last_day, s.first_day)"),
        paused_days=f"({say('days_between', start, 'x.ends_on')} + 1)",
        subject=say("text", "p.person_id"),
        due=say("days_after", due, "v.due_days + p.days"),
    )


def _union(whom: Whom) -> str:
    parts = []
    for fulfilment in fulfilments.rolling_fulfilments():
        rows = whom.narrowed(fulfilment.rows()).order_by().values_list(*COLUMNS)
        sql, values = rows.query.sql_with_params()
        parts.append(named(sql, values, whom.params))
    return "\nUNION ALL\n".join(parts)


def _write(wanted: str) -> str:
    return WRITE.substitute(
        wanted=wanted,
        **colour_days.in_sql(),
        assignments=", ".join(f"{name} = excluded.{name}" for name in (*COUNTED, "changed_in_id")),
        differs=say(
            "differs",
            ", ".join(f"reminders_obligation.{name}" for name in COUNTED),
            ", ".join(f"excluded.{name}" for name in COUNTED),
        ),
    )
