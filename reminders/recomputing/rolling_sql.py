"""The statements of rolling rules: who is owed what when, what is written of it, and what is no longer owed."""

from __future__ import annotations

from string import Template

WANTED = Template("""
here AS (  -- who is in which running branch today: the last day of a stay counts, the day of a dissolution does not
  SELECT DISTINCT m.person_id, m.unit_id
  FROM organisation_temporarymembership m JOIN organisation_unit u ON u.id = m.unit_id
  WHERE m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on >= %(today)s)
    AND (u.ended_on IS NULL OR u.ended_on > %(today)s)
),
people AS (
  SELECT pe.id AS person_id, pe.name, pe.home_branch_id AS home_id
  FROM organisation_person pe
  WHERE pe.standing IN ('formal', 'probationary') AND pe.voided_at IS NULL AND $people
    AND pe.id IN (SELECT person_id FROM here)
),
came AS (  -- the day since which the person has been out without a gap, whatever the branches
  SELECT p.person_id, p.name, p.home_id, MAX(m.starts_on) AS since
  FROM people p
  JOIN organisation_temporarymembership m ON m.person_id = p.person_id AND m.starts_on <= %(today)s
  WHERE NOT EXISTS (SELECT 1 FROM organisation_temporarymembership o
                    WHERE o.person_id = m.person_id AND o.starts_on < m.starts_on
                      AND (o.ends_on IS NULL OR o.ends_on >= $day_before))
  GROUP BY p.person_id, p.name, p.home_id
),
credit AS MATERIALIZED (  -- the last one of each person and rule, found in one go over everything
  SELECT d.person_key, s.version_id, MAX(d.credit_day) AS last_day
  FROM ($union) d JOIN reminders_rulefulfilment s ON s.code = d.kind_code
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
  SELECT p.person_id, p.home_id FROM people p JOIN organisation_unit u ON u.id = p.home_id
    AND (u.ended_on IS NULL OR u.ended_on > %(today)s)
),
dated AS (
  SELECT p.version_id, p.name, p.from_day, p.days, l.unit_id, $subject AS subject, v.rule_id, v.window_days,
         v.grace_days, v.severity, $due AS due_on
  FROM paused p
  JOIN places l ON l.person_id = p.person_id
  JOIN organisation_unit u ON u.id = l.unit_id
  JOIN reminders_ruleversion v ON v.id = p.version_id AND ',' || v.kinds || ',' LIKE '%%,' || u.kind || ',%%'
)
""")
COUNTED = ("title", "version_id", "starts_on", "ends_on", "due_on", "yellow_from", "red_from", "outcome")
WRITE = Template("""INSERT INTO reminders_obligation
  (rule_id, unit_id, period_id, subject, title, version_id, starts_on, ends_on, lived_days, due_on, yellow_from,
   red_from, needed, done, waiting, outcome, record, made_in_id, changed_in_id)
WITH $wanted
SELECT a.rule_id, a.unit_id, (SELECT id FROM reminders_period WHERE key = 'rolling'), a.subject, a.name, a.version_id,
       a.from_day, a.due_on, 0, a.due_on, $yellow, $red, 1, 0, 0,
       CASE WHEN EXISTS (SELECT 1 FROM reminders_exemption e
                         WHERE e.unit_id = a.unit_id AND e.rule_id = a.rule_id AND e.state = 'approved'
                           AND e.voided_at IS NULL AND e.starts_on <= %(today)s AND e.ends_on >= %(today)s)
            THEN 'exempt' ELSE 'open' END,
       '', %(run)s, %(run)s
FROM dated a WHERE 1 = 1
ON CONFLICT (rule_id, unit_id, period_id, subject) DO UPDATE SET $assignments
WHERE $differs
""")
GONE = Template("""
WITH $wanted
SELECT o.id FROM reminders_obligation o
WHERE o.period_id = (SELECT id FROM reminders_period WHERE key = 'rolling')
  AND o.subject IN (SELECT $subject_of FROM organisation_person pe WHERE $people)
  AND NOT EXISTS (SELECT 1 FROM dated a
                  WHERE a.rule_id = o.rule_id AND a.unit_id = o.unit_id AND a.subject = o.subject)
""")
