"""Who on a roster is to be reached in a stretch of time: said once, for the statement and for pages that list people.

Rules that count people ask for whoever stands on the roster **on the last day of the stretch** (today, while it runs):
who left before is owed nothing there any more. Rules that look at everybody and each kind (``each``: 五必问) also leave
out who came too late: the stay must reach over the least days of MT-14 within the stretch, or over all of it. 群众 on
the roster are people like the others; members alone count where a rule says 党员.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from string import Template
from uuid import UUID

from django.db import connection
from django.utils import timezone

from organisation.people.models import Person
from reminders.numbers import LEAST_DAYS, number
from reminders.recomputing.dialect import Params, day, days, say


@dataclass(frozen=True)
class Conditions:
    """SQL over a stretch ``s`` (first_day, last_day) and a stay ``m``."""

    first: str
    last: str
    there: str
    long: str


def conditions() -> Conditions:
    reference = say("least", "s.last_day", "%(today)s")
    first = say("greatest", "s.first_day", "m.starts_on")
    last = say("least", "s.last_day", "COALESCE(m.ends_on, s.last_day)")
    return Conditions(
        first=first,
        last=last,
        there=f"m.starts_on <= {reference} AND (m.ends_on IS NULL OR m.ends_on >= {reference})",
        long=f"({days(first, last)} >= %(least_days)s OR ({first} = s.first_day AND {last} = s.last_day))",
    )


_LISTED = Template("""
WITH s AS (  -- each organisation's own part of the stretch
  SELECT u.id AS unit_id, $first AS first_day, $last AS last_day
  FROM organisation_unit u WHERE u.id IN ($units)
)
SELECT DISTINCT s.unit_id, m.person_id FROM s
JOIN organisation_temporarymembership m ON m.unit_id = s.unit_id
WHERE s.first_day <= s.last_day AND $there AND $long
""")


def everybody(unit_ids: list[int], first: date, last: date, today: date | None = None) -> set[tuple[int, UUID]]:
    """(unit, person) of everybody whom a rule that looks at each person asks for in that stretch. One query."""
    if not unit_ids:
        return set()
    params: Params = {f"u{place}": pk for place, pk in enumerate(unit_ids)}
    params |= {
        "first": day(first), "last": day(last), "today": day(today or timezone.localdate()),
        "least_days": number(LEAST_DAYS),
    }  # fmt: skip
    on_list = conditions()
    text = _LISTED.substitute(
        units=", ".join(f"%(u{place})s" for place in range(len(unit_ids))),
        first=say("greatest", "COALESCE(u.founded_on, %(first)s)", "%(first)s"),
        last=say("least", "COALESCE(u.ended_on, %(last)s)", "%(last)s"),
        there=on_list.there,
        long=on_list.long,
    )
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        key = Person._meta.pk
        return {(unit, key.to_python(person)) for unit, person in cursor.fetchall()}
