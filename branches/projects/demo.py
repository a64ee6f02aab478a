"""Projects: one for each site, and those that have no organisation yet."""

from __future__ import annotations

from datetime import date

from branches.demo.sites import SITES
from branches.projects.models import Project
from organisation.demo.dice import days_ago
from organisation.naming import initials
from organisation.units.models import Unit


def of_site(number: int, unit: Unit, started: date, planned_end: date, *, key: bool) -> Project:
    site, province, work = SITES[number]
    name = f"{site}{work}项目"
    return Project.objects.create(
        unit=unit,
        code=f"XM-{started.year}-{number + 1:03}",
        name=name,
        pinyin=initials(name),
        province=province,
        site_name=f"{'一二三'[number % 3]}号现场",
        phase=Project.Phase.CARRYING_OUT,
        is_key=key,
        started_on=started,
        planned_end=planned_end,
    )


def entering(unit: Unit, number: int, name: str, started: date) -> Project:
    """On its way to the site; its organisation is still to be founded."""
    return Project.objects.create(
        unit=unit, code=f"XM-{started:%Y}-{100 + number}", name=name, pinyin=initials(name),
        province="", site_name="一号现场",
        phase=Project.Phase.ENTERING, started_on=started, planned_end=days_ago(-200),
    )  # fmt: skip
