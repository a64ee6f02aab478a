"""Who is still missing under a duty that counts people: read off the very lines that were counted for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import Template
from uuid import UUID

from django.db import connection

from organisation.people.models import Person
from reminders.obligations import colours
from reminders.obligations.models import Obligation
from reminders.recomputing import statements
from reminders.recomputing.dialect import say
from reminders.recomputing.done import told
from reminders.recomputing.expected import asked
from reminders.recomputing.periodic import Selection, prepare, union_of, used

OF_PEOPLE = ("people", "each")


@dataclass(frozen=True)
class Gap:
    """``code``: of the kind that is missing, '' where any of the rule's kinds will do."""

    person: UUID
    name: str
    code: str


_MISSING = Template("""
WITH $asked, $reached
SELECT r.unit_id, r.period_id, r.version_id, pe.id, pe.name, r.code
FROM reached r JOIN organisation_person pe ON $person = r.subject
WHERE r.is_done = 0 AND r.is_waiting = 0
ORDER BY pe.pinyin, pe.name, pe.id, r.code
""")


def of(duties: Iterable[Obligation], today: date | None = None) -> dict[int, list[Gap]]:
    """Key of each open duty that counts people → what is missing, person by person. Two queries for any number."""
    counted = [duty for duty in duties if duty.version.measure in OF_PEOPLE and duty.outcome == colours.OPEN]
    if not counted:
        return {}
    by_key = {(duty.unit_id, duty.period_id, duty.version_id): duty.pk for duty in counted}
    found: dict[int, list[Gap]] = defaultdict(list)
    for unit, period, version, person, name, code in _rows(counted, today):
        if (unit, period, version) in by_key:
            pk = by_key[unit, period, version]
            found[pk].append(Gap(Person._meta.pk.to_python(person), name, code))
    return dict(found)


def _rows(duties: list[Obligation], today: date | None) -> list[tuple[int, int, int, object, str, str]]:
    codes = sorted({fulfilment.code for duty in duties for fulfilment in duty.version.fulfilments.all()})
    selection = Selection(sorted({duty.unit_id for duty in duties}), codes)
    prepare(selection, None, today)
    text = _MISSING.substitute(
        asked=asked(selection.units("u.id"), selection.versions(), told(selection.params)),
        reached=statements.reached(union_of(selection)),
        person=say("text", "pe.id"),
    )
    with connection.cursor() as cursor:
        cursor.execute(text, used(text, selection.params))
        return list(cursor.fetchall())
