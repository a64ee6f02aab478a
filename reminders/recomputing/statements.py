"""The two statements that recompute any number of organisations: write what is owed, find what is owed no longer."""

from __future__ import annotations

from string import Template

from reminders.recomputing import colour_days
from reminders.recomputing.dialect import say

_REACHED = Template("""
done AS MATERIALIZED (  -- what was done, by month and kind
  SELECT kind_code, unit_key, subject_ref, $month AS month,
         SUM(CASE WHEN is_approved = 1 THEN credit ELSE 0 END) AS all_done,
         SUM(CASE WHEN is_approved = 1 AND is_late = 0 THEN credit ELSE 0 END) AS in_time,
         SUM(CASE WHEN is_approved = 1 THEN 0 ELSE 1 END) AS waiting,
         MAX(CASE WHEN is_approved = 1 THEN record_ref ELSE '' END) AS record,
         MAX(CASE WHEN is_approved = 1 THEN '' ELSE record_ref END) AS waiting_record
  FROM ($union) every_source
  GROUP BY kind_code, unit_key, subject_ref, $month
),
sought AS MATERIALIZED (  -- by kind, so that what was done is found by unit and kind, not every kind of the unit tried
  SELECT a.version_id, a.unit_id, a.period_id, a.subject, a.measure, a.closes_on, c.code, $from_month AS from_month
  FROM asked a
  JOIN reminders_rulefulfilment c ON c.version_id = a.version_id
),
-- One line for each person and, where each kind is owed to each person, for each kind: what is missing is read off
-- the same lines (reminders/recomputing/missing.py).
reached AS MATERIALIZED (
  SELECT a.version_id, a.unit_id, a.period_id, t.subject, CASE WHEN a.measure = 'each' THEN a.code ELSE '' END AS code,
         MAX(CASE WHEN d.all_done > 0 THEN 1 ELSE 0 END) AS is_done,
         MAX(CASE WHEN d.in_time > 0 THEN 1 ELSE 0 END) AS is_in_time,
         MAX(CASE WHEN d.waiting > 0 THEN 1 ELSE 0 END) * MIN(CASE WHEN d.all_done > 0 THEN 0 ELSE 1 END) AS is_waiting,
         MAX(COALESCE(d.record, '')) AS record, MAX(COALESCE(d.waiting_record, '')) AS waiting_record
  FROM sought a
  JOIN listed t ON t.unit_id = a.unit_id AND t.period_id = a.period_id
       AND (t.is_member = 1 AND a.measure = 'people' OR t.is_long = 1 AND a.measure = 'each')
  LEFT JOIN done d ON d.kind_code = a.code AND d.unit_key = a.unit_id AND d.subject_ref = t.subject
       AND d.month <= a.closes_on AND d.month >= a.from_month
  WHERE a.measure IN ('people', 'each')
  GROUP BY a.version_id, a.unit_id, a.period_id, t.subject, CASE WHEN a.measure = 'each' THEN a.code ELSE '' END
)
""")

_CREDIT = Template("""
$reached,
credit AS MATERIALIZED (  -- counted once, not once for each row it is joined to
  SELECT a.version_id, a.unit_id, a.period_id, a.subject,
         CASE WHEN a.measure = 'tally' THEN SUM(d.all_done)
              ELSE COUNT(DISTINCT CASE WHEN d.all_done > 0 THEN d.subject_ref END) END AS all_done,
         CASE WHEN a.measure = 'tally' THEN SUM(d.in_time)
              ELSE COUNT(DISTINCT CASE WHEN d.in_time > 0 THEN d.subject_ref END) END AS in_time,
         CASE WHEN a.measure = 'tally' THEN SUM(d.waiting)
              ELSE COUNT(DISTINCT CASE WHEN d.all_done = 0 AND d.waiting > 0 THEN d.subject_ref END) END AS waiting,
         MAX(d.record) AS record, MAX(d.waiting_record) AS waiting_record
  FROM sought a
  JOIN done d ON d.kind_code = a.code AND d.unit_key = a.unit_id AND d.month <= a.closes_on AND d.month >= a.from_month
       AND (a.subject = '' OR d.subject_ref = a.subject)
  WHERE a.measure IN ('tally', 'groups')
  GROUP BY a.version_id, a.unit_id, a.period_id, a.subject, a.measure
  UNION ALL  -- people are ticked off the list of who is to be reached: who left fills no place of who stayed
  SELECT r.version_id, r.unit_id, r.period_id, '', SUM(r.is_done), SUM(r.is_in_time), SUM(r.is_waiting),
         MAX(r.record), MAX(r.waiting_record)
  FROM reached r GROUP BY r.version_id, r.unit_id, r.period_id
)
""")

_COUNTED = ("version_id", "starts_on", "ends_on", "lived_days", "due_on", "yellow_from", "red_from")
_STANDING = ("needed", "done", "waiting", "outcome", "record")

# The WITH stands inside the INSERT: SQLite's driver counts rows only of statements that begin with the verb.
_WRITE = Template("""INSERT INTO reminders_obligation
  (rule_id, unit_id, period_id, subject, title, version_id, starts_on, ends_on, lived_days, due_on, yellow_from,
   red_from, needed, done, waiting, outcome, record, made_in_id, changed_in_id)
WITH $asked, $credit
SELECT a.rule_id, a.unit_id, a.period_id, a.subject, '', a.version_id, a.from_day, a.to_day, a.lived, a.due_on,
       $yellow, $red, a.needed, COALESCE(c.all_done, 0), COALESCE(c.waiting, 0),
       CASE WHEN COALESCE(c.in_time, 0) >= a.needed THEN 'on_time'
            WHEN COALESCE(c.all_done, 0) >= a.needed THEN 'late'
            WHEN EXISTS (SELECT 1 FROM reminders_exemption e
                         WHERE e.unit_id = a.unit_id AND e.rule_id = a.rule_id AND e.state = 'approved'
                           AND e.voided_at IS NULL AND e.starts_on <= a.to_day AND e.ends_on >= a.from_day)
            THEN 'exempt'
            WHEN COALESCE(c.all_done, 0) + COALESCE(c.waiting, 0) >= a.needed THEN 'waiting' ELSE 'open' END,
       CASE WHEN COALESCE(c.all_done, 0) >= a.needed OR COALESCE(c.waiting_record, '') = '' THEN COALESCE(c.record, '')
            ELSE c.waiting_record END, %(run)s, %(run)s
FROM asked a
LEFT JOIN credit c ON c.version_id = a.version_id AND c.unit_id = a.unit_id AND c.period_id = a.period_id
     AND c.subject = a.subject
WHERE a.needed > 0
ON CONFLICT (rule_id, unit_id, period_id, subject) DO UPDATE SET $assignments
WHERE $differs
""")

_GONE = Template("""
WITH $asked
SELECT id FROM reminders_obligation
WHERE $scope AND period_id NOT IN (SELECT id FROM reminders_period WHERE kind IN ('event', 'rolling'))
  AND NOT EXISTS (SELECT 1 FROM asked a
                  WHERE a.rule_id = reminders_obligation.rule_id AND a.unit_id = reminders_obligation.unit_id
                    AND a.period_id = reminders_obligation.period_id
                    AND a.subject = reminders_obligation.subject AND a.needed > 0)
""")


def write(asked: str, union: str) -> str:
    """INSERT … SELECT … ON CONFLICT that only touches rows which differ; its row count is what changed."""
    columns = (*_COUNTED, *_STANDING, "changed_in_id")
    compared = (*_COUNTED, *_STANDING)
    return _WRITE.substitute(
        asked=asked,
        credit=_CREDIT.substitute(reached=reached(union)),
        **colour_days.in_sql(),
        assignments=", ".join(f"{name} = excluded.{name}" for name in columns),
        differs=say(
            "differs",
            ", ".join(f"reminders_obligation.{name}" for name in compared),
            ", ".join(f"excluded.{name}" for name in compared),
        ),
    )


def reached(union: str) -> str:
    """The parts up to ``reached``: what was done, and who was reached by it. Follows the parts of ``asked``."""
    return _REACHED.substitute(
        union=union,
        month=say("month_of", "credit_day"),
        # What a holder of a post owes is owed by the person: what was done before the post counts too (TR-06).
        from_month=say("months_before", "CASE a.roles WHEN '' THEN a.from_day ELSE a.opens_on END", "a.reach_back"),
    )


def gone(asked: str, scope: str) -> str:
    """Ids of what is in ``scope`` (a condition on the obligation) and no longer asked."""
    return _GONE.substitute(asked=asked, scope=scope)
