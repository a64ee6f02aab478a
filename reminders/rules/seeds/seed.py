"""One seeded rule, and the function that writes it into empty tables (also used by the migration)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

SINCE = date(2020, 1, 1)
WINDOWS = {"month": 7, "quarter": 15, "half_year": 30, "year": 60, "once": 10, "event": 5, "rolling": 30}
OWN = ("code", "title", "focus", "sensitive")


@dataclass(frozen=True)
class Seed:
    """Columns of Rule and RuleVersion by their names; ``window_days`` None takes the period's usual one."""

    code: str
    title: str
    focus: str
    every: str
    todo: str
    clause: str
    source_text: str = ""
    by: tuple[str, ...] = ()  # codes of the fulfilments that fulfil it
    sensitive: bool = False
    per: str = "unit"
    measure: str = "tally"
    times: int = 1
    share: int = 100
    prorated: bool = False
    kinds: str = "branch,joint_branch"
    least_formal: int = 0
    needs_groups: bool = False
    key_only: bool = False
    roles: str = ""
    least_days: int | None = None
    least_months: int = 0
    event: str = ""
    due_days: int = 0
    due_months: int = 0
    working_days: bool = False
    window_days: int | None = None
    grace_days: int = 0
    severity: str = "warn"
    unit_after: int = 3
    institute_after: int = 10

    def version(self) -> dict[str, object]:
        """Columns of the first version."""
        values = {name: value for name, value in vars(self).items() if name not in OWN and name != "by"}
        if self.window_days is None:
            values["window_days"] = WINDOWS[self.every]
        return {**values, "number": 1, "valid_from": SINCE, "change_reason": "系统初始规则"}


def sow(seeds: Iterable[Seed], rule: Any, version: Any, fulfilment: Any) -> None:
    """Write rules that are not there yet, with these models (or historical ones)."""
    known = set(rule.objects.values_list("code", flat=True))
    columns = {field.name for field in version._meta.concrete_fields}  # an early migration knows fewer
    for seed in (seed for seed in seeds if seed.code not in known):
        row = rule.objects.create(code=seed.code, title=seed.title, focus=seed.focus, sensitive=seed.sensitive)
        told = {name: value for name, value in seed.version().items() if name in columns}
        first = version.objects.create(rule=row, **told)
        fulfilment.objects.bulk_create([fulfilment(version=first, code=code) for code in seed.by])
