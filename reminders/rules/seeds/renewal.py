"""Bringing an existing house's rules up to the seeds of today, without touching what an administrator wrote.

A rule counts as untouched while its first version, written by nobody, is the one in force. Its new version holds from
the first day of the period that runs, so that no period that is over is judged anew; a rule for once holds for
branches founded from now on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from reminders.obligations.periods import MONTHS
from reminders.rules.seeds.seed import Seed

REASON = "系统升级：{}"


def begins(every: str, today: date) -> date:
    """First day of the period of that kind in which ``today`` lies."""
    months = MONTHS.get(every)
    return date(today.year, (today.month - 1) // months * months + 1, 1) if months else today


def untouched(rule: Any) -> Any:
    """The version in force, if it is the portal's own first one; None otherwise."""
    versions = list(rule.versions.all())
    own = len(versions) == 1 and versions[0].made_by_id is None and versions[0].valid_to is None
    return versions[0] if own else None


def renew(seed: Seed, reason: str, today: date, rule: Any, version: Any, fulfilment: Any) -> None:
    """A second version like the seed, where the rule is there, untouched, and reads otherwise."""
    row = rule.objects.filter(code=seed.code).first()
    old = untouched(row) if row else None
    wanted = seed.version()
    if old is None or _reads(old, seed, wanted):
        return
    day = max(begins(seed.every, today), old.valid_from)
    version.objects.filter(pk=old.pk).update(valid_to=day)
    changed = {"number": 2, "valid_from": day, "change_reason": REASON.format(reason)}
    new = version.objects.create(rule=row, **(wanted | changed))
    fulfilment.objects.bulk_create([fulfilment(version=new, code=code) for code in seed.by])


def _reads(old: Any, seed: Seed, wanted: dict[str, object]) -> bool:
    """Whether the version asks what the seed asks; its texts do not matter."""
    asks = ("every", "per", "measure", "times", "kinds", "severity", "window_days")
    same = all(getattr(old, name) == wanted[name] for name in asks)
    return same and set(old.fulfilments.values_list("code", flat=True)) == set(seed.by)


def replace(code: str, by: Iterable[Seed], today: date, rule: Any, version: Any, fulfilment: Any) -> None:
    """One untouched rule ends with the last period, and several begin with this one. An edited one stays instead."""
    row = rule.objects.filter(code=code).first()
    if row is None:
        return
    old = untouched(row)
    if old is None:
        return
    version.objects.filter(pk=old.pk).update(valid_to=max(begins(old.every, today), old.valid_from))
    begin(by, begins(old.every, today), rule, version, fulfilment)


def begin(seeds: Iterable[Seed], day: date, rule: Any, version: Any, fulfilment: Any) -> None:
    """Rules that are not there yet, from that day on."""
    for seed in seeds:
        if rule.objects.filter(code=seed.code).exists():
            continue
        row = rule.objects.create(code=seed.code, title=seed.title, focus=seed.focus, sensitive=seed.sensitive)
        first = version.objects.create(rule=row, **(seed.version() | {"valid_from": day}))
        fulfilment.objects.bulk_create([fulfilment(version=first, code=code) for code in seed.by])
