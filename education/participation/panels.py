"""组织生活 on a person's card: this year's numbers and the newest lines, from the one attendance line (TR-06)."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from education.participation.figures import lines_of, summed
from organisation.parts import person_parts
from organisation.people.models import Person

NEWEST = 5


def life_of(request: HttpRequest, person: Person) -> dict[str, object]:
    """Whoever reads the card may read this: kinds and days, no themes."""
    year = timezone.localdate().year
    lines = list(lines_of(person, date(year, 1, 1), date(year, 12, 31)))
    return {"life_year": year, "life_sums": summed(lines), "life_lines": lines[:NEWEST]}


def register() -> None:
    person_parts.register("education/participation/_person.html", life_of, order=20)
