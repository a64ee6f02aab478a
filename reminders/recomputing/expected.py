"""Who is asked for what in which period: the first half of the recomputing statement.

MT-14 stands here: a period counts if the organisation lived all of it, or at least so many days of it; days of an
approved suspension are not lived.
"""

from __future__ import annotations

from string import Template

from reminders.recomputing import roster
from reminders.recomputing.dialect import days, say

_ASKED = Template("""
lives AS (  -- every organisation with the facts that rules ask about
  SELECT u.id AS unit_id, u.kind, COALESCE(u.founded_on, %(far_past)s) AS born_on,
         COALESCE(u.ended_on, %(far_future)s) AS died_on,
         CASE WHEN u.founded_on IS NULL THEN 1 ELSE 0 END AS is_ageless, COALESCE(pr.key_project, %(no)s) AS is_key,
         COALESCE(pr.project_phase, '') AS phase,
         (SELECT COUNT(*) FROM organisation_partygroup g WHERE g.unit_id = u.id AND g.ended_on IS NULL) AS group_count
  FROM organisation_unit u
  LEFT JOIN ($circumstances) pr ON pr.unit_key = u.id
  WHERE $units
),
spans AS (  -- organisation × period, cut to the organisation's own life
  SELECT l.*, p.id AS period_id, p.kind AS every, p.starts_on AS opens_on, p.ends_on AS closes_on,
         $first AS first_day, $last AS last_day,
         COALESCE((SELECT SUM($paused_days) FROM reminders_suspension x
                   WHERE x.unit_id = l.unit_id AND x.state = 'approved' AND x.voided_at IS NULL
                     AND x.starts_on <= $last AND x.ends_on >= $first), 0) AS paused
  FROM lives l
  JOIN reminders_period p ON p.starts_on <= l.died_on AND p.ends_on >= l.born_on AND p.starts_on <= %(horizon)s
  WHERE p.kind NOT IN ('event', 'rolling') AND p.kind IN
        (SELECT every FROM reminders_ruleversion v WHERE $versions)
),
stays AS (  -- everybody on the roster, as they stood at the end of the stretch, or stand today
  SELECT s.unit_id, s.period_id, m.person_id, $m_first AS first_day, $m_last AS last_day,
         CASE WHEN pe.standing IN ('formal', 'probationary') THEN 1 ELSE 0 END AS is_member,
         CASE WHEN pe.standing = 'formal' AND (pe.formal_since IS NULL OR pe.formal_since <= $ref)
              THEN 1 ELSE 0 END AS is_formal,
         CASE WHEN $there THEN 1 ELSE 0 END AS is_there, CASE WHEN $long THEN 1 ELSE 0 END AS is_long
  FROM spans s
  JOIN organisation_temporarymembership m ON m.unit_id = s.unit_id AND m.starts_on <= s.last_day
       AND (m.ends_on IS NULL OR m.ends_on >= s.first_day)
  JOIN organisation_person pe ON pe.id = m.person_id
),
listed AS MATERIALIZED (  -- who is to be reached, by name, where people are counted
  SELECT unit_id, period_id, $listed AS subject, MAX(is_member) AS is_member, MAX(is_long) AS is_long
  FROM stays WHERE is_there = 1
    AND EXISTS (SELECT 1 FROM reminders_ruleversion v WHERE v.measure IN ('people', 'each') AND ($versions))
  GROUP BY unit_id, period_id, person_id
),
heads AS (
  SELECT unit_id, period_id, COUNT(DISTINCT CASE WHEN is_member = 1 THEN person_id END) AS members,
         COUNT(DISTINCT CASE WHEN is_member = 1 AND is_formal = 1 THEN person_id END) AS formal,
         COUNT(DISTINCT CASE WHEN is_long = 1 THEN person_id END) AS people
  FROM stays WHERE is_there = 1 GROUP BY unit_id, period_id
),
governed AS (  -- the version in force on the first day that counts
  SELECT s.unit_id, s.period_id, s.every, s.opens_on, s.closes_on, s.group_count,
         $greatest_first AS first_day, s.last_day, v.id AS version_id, v.rule_id, v.per, v.measure, v.times,
         v.share, v.prorated, v.reach_back, v.due_days, v.window_days, v.grace_days, v.severity, v.least_days,
         v.least_months, v.roles, COALESCE(h.members, 0) AS members, COALESCE(h.people, 0) AS people, s.paused,
         (SELECT COUNT(*) FROM reminders_rulefulfilment f WHERE f.version_id = v.id) AS kinds_owed
  FROM spans s
  JOIN reminders_ruleversion v ON v.every = s.every AND v.valid_from <= s.last_day
       AND (v.number = 1 OR v.valid_from <= s.first_day) AND (v.valid_to IS NULL OR v.valid_to > s.first_day)
  LEFT JOIN heads h ON h.unit_id = s.unit_id AND h.period_id = s.period_id
  WHERE ($versions)
    AND ',' || v.kinds || ',' LIKE '%%,' || s.kind || ',%%'
    AND COALESCE(h.formal, 0) >= v.least_formal
    AND (v.needs_groups = %(no)s OR s.group_count > 0)
    -- Who has no founding day is not asked for what was over before the rule was entered.
    AND (s.is_ageless = 0 OR s.closes_on >= $entered)
    AND (v.key_only = %(no)s OR s.is_key = %(yes)s)
    AND (v.phases = '' OR CASE
           WHEN s.closes_on >= %(today)s THEN ',' || v.phases || ',' LIKE '%%,' || s.phase || ',%%'
           ELSE EXISTS (  -- the phase of then is not known: what was asked stays asked
             SELECT 1 FROM reminders_obligation o
             WHERE o.rule_id = v.rule_id AND o.unit_id = s.unit_id AND o.period_id = s.period_id) END)
),
persons AS (  -- rules that look at each member: the days of the member's own stay count
  SELECT g.unit_id, g.period_id, g.version_id, $person AS subject, MIN($stay_first) AS first_day,
         MAX($stay_last) AS last_day
  FROM governed g JOIN stays t ON t.unit_id = g.unit_id AND t.period_id = g.period_id
  WHERE g.per = 'person' AND g.roles = '' AND t.is_member = 1 AND t.last_day >= g.first_day
  GROUP BY g.unit_id, g.period_id, g.version_id, t.person_id
),
holders AS (  -- rules that look at each holder of a post here: the days of the posts count
  SELECT g.unit_id, g.period_id, g.version_id, $holder AS subject, MIN($post_first) AS first_day,
         MAX($post_last) AS last_day
  FROM governed g JOIN organisation_post po ON po.unit_id = g.unit_id AND po.starts_on <= g.last_day
       AND (po.ends_on IS NULL OR po.ends_on > g.first_day)
  WHERE g.per = 'person' AND g.roles <> '' AND ',' || g.roles || ',' LIKE '%%,' || po.role || ',%%'
  GROUP BY g.unit_id, g.period_id, g.version_id, po.person_id
),
candidates AS (
  SELECT g.*, '' AS subject, g.first_day AS from_day, g.last_day AS to_day FROM governed g WHERE g.per = 'unit'
  UNION ALL
  SELECT g.*, q.subject, q.first_day, q.last_day FROM governed g
  JOIN (SELECT * FROM persons UNION ALL SELECT * FROM holders) q
       ON q.unit_id = g.unit_id AND q.period_id = g.period_id AND q.version_id = g.version_id
),
measured AS (
  SELECT c.*, $span_days AS span_days, $lived_days AS lived FROM candidates c
),
asked AS (
  SELECT m.*,
         CASE WHEN m.measure = 'people' THEN (m.members * m.share + 99) / 100
              WHEN m.measure = 'each' THEN (m.people * m.kinds_owed * m.share + 99) / 100
              WHEN m.measure = 'groups' THEN m.group_count
              WHEN m.prorated = %(yes)s AND m.lived < m.span_days
              THEN (m.times * m.lived + m.span_days - 1) / m.span_days
              ELSE m.times END AS needed,
         CASE WHEN m.every = 'once' THEN $due_once ELSE $due_in_period END AS due_on
  FROM measured m
  WHERE (m.least_months = 0 AND m.lived >= COALESCE(m.least_days, %(least_days)s))
     OR (m.least_months > 0 AND m.lived > $least_days_of_months)  -- calendar months have passed, pauses apart
     OR (m.from_day = m.opens_on AND m.to_day = m.closes_on AND m.paused = 0)
)
""")


def asked(units: str, versions: str, circumstances: str) -> str:
    """The CTEs up to ``asked``. ``units`` and ``versions`` are SQL conditions on ``u`` and ``v``.

    ``circumstances`` is a SELECT of reminders.obligations.circumstances.COLUMNS.
    """
    first, last = say("greatest", "p.starts_on", "l.born_on"), say("least", "p.ends_on", "l.died_on")
    reference, on_list = say("least", "s.last_day", "%(today)s"), roster.conditions()
    return _ASKED.substitute(
        units=units,
        circumstances=circumstances,
        versions=versions,
        first=first,
        last=last,
        ref=reference,
        there=on_list.there,
        long=on_list.long,
        listed=say("text", "person_id"),
        m_first=on_list.first,
        m_last=on_list.last,
        greatest_first=say("greatest", "s.first_day", "v.valid_from"),
        paused_days=days(say("greatest", "x.starts_on", first), say("least", "x.ends_on", last)),
        entered=say("day_of", "v.made_at"),
        person=say("text", "t.person_id"),
        stay_first=say("greatest", "t.first_day", "g.first_day"),
        stay_last="t.last_day",
        holder=say("text", "po.person_id"),
        post_first=say("greatest", "po.starts_on", "g.first_day"),
        post_last=say("least", f"COALESCE({_day_before('po.ends_on')}, g.last_day)", "g.last_day"),
        span_days=days("c.opens_on", "c.closes_on"),
        lived_days=f"{days('c.from_day', 'c.to_day')} - c.paused",
        least_days_of_months=say("days_between", "m.from_day", say("months_after", "m.from_day", "m.least_months")),
        due_once=say("days_after", "m.from_day", "m.due_days"),
        due_in_period=say("days_after", say("least", "m.closes_on", "m.to_day"), "m.due_days"),
    )


def _day_before(day: str) -> str:
    """A post's ``ends_on`` is the first day without it."""
    return say("days_after", day, "-1")
