"""Rolling rules: so many months after the last time, wherever it was (MT-18). One statement for any number of people.

Each row is one person in one organisation: in every running branch the person is in, and in the home branch, as far as
the rule's kinds name them. The time runs from the last credit, or from the day the person came out if there is none
since; it stands still while a branch of the person is suspended, and moves on with every new credit, so that such a
duty is never "done": it is open and not yet due, or it burns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from string import Template
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from branches.models import Person, TemporaryMembership
from reminders import sources
from reminders.models.obligation import Obligation
from reminders.periods import FAR_FUTURE
from reminders.settling.dialect import day, say
from reminders.settling.done import named
from reminders.settling.settle import EVERYTHING, used

COLUMNS = ("kind_code", "person_key", "credit_day")

_WANTED = Template("""
here AS (  -- who is in which running branch today
  SELECT DISTINCT m.person_id, m.unit_id
  FROM branches_temporarymembership m JOIN branches_unit u ON u.id = m.unit_id
  WHERE m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on > %(today)s)
    AND (u.ended_on IS NULL OR u.ended_on > %(today)s)
),
people AS (
  SELECT pe.id AS person_id, pe.name, pe.home_branch_id AS home_id
  FROM branches_person pe
  WHERE pe.standing IN ('formal', 'probationary') AND pe.voided_at IS NULL AND $people
    AND pe.id IN (SELECT person_id FROM here)
),
came AS (  -- the day since which the person has been out without a gap, whatever the branches
  SELECT p.person_id, p.name, p.home_id, MAX(m.starts_on) AS since
  FROM people p
  JOIN branches_temporarymembership m ON m.person_id = p.person_id AND m.starts_on <= %(today)s
  WHERE NOT EXISTS (SELECT 1 FROM branches_temporarymembership o
                    WHERE o.person_id = m.person_id AND o.starts_on < m.starts_on
                      AND (o.ends_on IS NULL OR o.ends_on >= $day_before))
  GROUP BY p.person_id, p.name, p.home_id
),
credit AS MATERIALIZED (  -- the last one of each person and rule, found in one go over everything
  SELECT d.person_key, s.version_id, MAX(d.credit_day) AS last_day
  FROM ($union) d JOIN reminders_versionsource s ON s.code = d.kind_code
  WHERE d.credit_day <= %(today)s
  GROUP BY d.person_key, s.version_id
),
seen AS (
  SELECT c.*, v.id AS version_id, CASE WHEN v.number = 1 THEN $since_rule ELSE c.since END AS first_day, k.last_day
  FROM came c CROSS JOIN reminders_ruleversion v
  LEFT JOIN credit k ON k.person_key = c.person_id AND k.version_id = v.id
  WHERE v.every = 'rolling' AND $versions AND v.valid_from <= %(today)s
    AND (v.valid_to IS NULL OR v.valid_to > %(today)s)
),
begun AS (SELECT s.*, $last AS from_day FROM seen s),
pauses AS MATERIALIZED (  -- few: looked through once for each person
  SELECT h.person_id, x.unit_id, x.starts_on, x.ends_on FROM reminders_suspension x JOIN here h ON h.unit_id = x.unit_id
  WHERE x.state = 'approved' AND x.voided_at IS NULL
),
paused AS (
  SELECT b.*, COALESCE((SELECT SUM($paused_days) FROM pauses x
                        WHERE x.person_id = b.person_id AND x.ends_on >= b.from_day
                        GROUP BY x.unit_id ORDER BY 1 DESC LIMIT 1), 0) AS days
  FROM begun b
),
places AS (
  SELECT person_id, unit_id FROM here
  UNION
  SELECT p.person_id, p.home_id FROM people p JOIN branches_unit u ON u.id = p.home_id AND u.ended_on IS NULL
),
dated AS (
  SELECT p.version_id, p.name, p.from_day, p.days, l.unit_id, $subject AS subject, v.rule_id, v.window_days,
         v.grace_days, v.severity, $due AS due_on
  FROM paused p
  JOIN places l ON l.person_id = p.person_id
  JOIN branches_unit u ON u.id = l.unit_id
  JOIN reminders_ruleversion v ON v.id = p.version_id AND ',' || v.kinds || ',' LIKE '%%,' || u.kind || ',%%'
)
""")

_COUNTED = ("title", "version_id", "starts_on", "ends_on", "due_on", "yellow_from", "red_from", "outcome")

_WRITE = Template("""INSERT INTO reminders_obligation
  (rule_id, unit_id, period_id, subject, title, version_id, starts_on, ends_on, lived_days, due_on, yellow_from,
   red_from, needed, done, waiting, outcome, record, made_in_id, changed_in_id)
WITH $wanted
SELECT a.rule_id, a.unit_id, (SELECT id FROM reminders_period WHERE key = 'rolling'), a.subject, a.name, a.version_id,
       a.from_day, a.due_on, 0, a.due_on, CASE WHEN a.severity = 'info' THEN %(far_future)s ELSE $yellow END,
       CASE WHEN a.severity = 'info' THEN %(far_future)s ELSE $red END, 1, 0, 0,
       CASE WHEN EXISTS (SELECT 1 FROM reminders_exemption e
                         WHERE e.unit_id = a.unit_id AND e.rule_id = a.rule_id AND e.state = 'approved'
                           AND e.voided_at IS NULL AND e.starts_on <= %(today)s AND e.ends_on >= %(today)s)
            THEN 'exempt' ELSE 'open' END,
       '', %(run)s, %(run)s
FROM dated a WHERE 1 = 1
ON CONFLICT (rule_id, unit_id, period_id, subject) DO UPDATE SET $assignments
WHERE $differs
""")

_GONE = Template("""
WITH $wanted
SELECT o.id FROM reminders_obligation o
WHERE o.period_id = (SELECT id FROM reminders_period WHERE key = 'rolling')
  AND o.subject IN (SELECT $subject_of FROM branches_person pe WHERE $people)
  AND NOT EXISTS (SELECT 1 FROM dated a
                  WHERE a.rule_id = o.rule_id AND a.unit_id = o.unit_id AND a.subject = o.subject)
""")


@dataclass
class Whom:
    """Some people, the people of some units (who left included), or everybody; one version or all."""

    people: list[UUID] | None = None
    unit_ids: list[int] | None = None
    version_id: int | None = None
    params: dict[str, Any] = field(default_factory=dict)

    def condition(self) -> str:
        if self.people is not None:
            key = Person._meta.pk
            values = [key.get_db_prep_value(pk, connection) for pk in self.people]
            return f"pe.id IN ({self._listed('w', values)})"
        if self.unit_ids is not None:
            units = self._listed("w", self.unit_ids)
            return f"pe.id IN (SELECT person_id FROM branches_temporarymembership WHERE unit_id IN ({units}))"  # noqa: S608 - holds placeholders only
        return EVERYTHING

    def narrowed(self, credits: QuerySet[Any]) -> QuerySet[Any]:
        """Only what these people earned: for a few of them the database need not read everybody's."""
        if self.people is not None:
            return credits.filter(person_key__in=self.people)
        if self.unit_ids is not None:
            stays = TemporaryMembership.objects.filter(unit__in=self.unit_ids)
            return credits.filter(person_key__in=stays.order_by().values("person"))
        return credits

    def versions(self) -> str:
        return EVERYTHING if self.version_id is None else f"v.id = {int(self.version_id)}"

    def _listed(self, prefix: str, values: Iterable[Any]) -> str:
        names = {f"{prefix}{number}": value for number, value in enumerate(values)}
        self.params.update(names)
        return ", ".join(f"%({name})s" for name in names) or "NULL"


def settle(whom: Whom, *, run: int | None = None, today: date | None = None) -> int:
    """Write what is owed, delete what is owed no longer; returns how many rows differed. Two queries."""
    if not sources.rolling_sources():
        return 0
    today = today or timezone.localdate()
    whom.params |= {"today": day(today), "far_future": day(FAR_FUTURE), "run": run}
    people = whom.condition()
    wanted = _wanted(whom, people)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*_ready(_write(wanted), whom))
        changed = max(int(cursor.rowcount), 0)
        gone = _GONE.substitute(wanted=wanted, people=people, subject_of=say("text", "pe.id"))
        cursor.execute(*_ready(gone, whom))
        ids = [row[0] for row in cursor.fetchall()]
    if ids:
        Obligation.objects.filter(pk__in=ids).delete()
    return changed + len(ids)


def _ready(text: str, whom: Whom) -> tuple[str, dict[str, Any]]:
    return text, used(text, whom.params)


def _wanted(whom: Whom, people: str) -> str:
    start = say("greatest", "x.starts_on", "b.from_day")
    due = say("months_after", "p.from_day", "v.due_months")
    return _WANTED.substitute(
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
    for source in sources.rolling_sources():
        rows = whom.narrowed(source.rows()).order_by().values_list(*COLUMNS)
        sql, values = rows.query.sql_with_params()
        parts.append(named(sql, values, whom.params))
    return "\nUNION ALL\n".join(parts)


def _write(wanted: str) -> str:
    return _WRITE.substitute(
        wanted=wanted,
        yellow=say("days_after", "a.due_on", "-a.window_days"),
        red=say("days_after", "a.due_on", "a.grace_days + 1"),
        assignments=", ".join(f"{name} = excluded.{name}" for name in (*_COUNTED, "changed_in_id")),
        differs=say(
            "differs",
            ", ".join(f"reminders_obligation.{name}" for name in _COUNTED),
            ", ".join(f"excluded.{name}" for name in _COUNTED),
        ),
    )
