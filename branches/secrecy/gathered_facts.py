"""SE-03 for every record's form: fields and texts of one record are read as one text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from branches.projects.models import Project
from branches.secrecy.places import TOGETHER, exact_place, gathered
from records import text_warnings

HEADS = ("headcount", "expected")  # fields that count the people of a site


def gathered_in(form: text_warnings.Written) -> str:
    """The warning about what stands together in the form; '' when there is none."""
    data, texts = form.cleaned_data, list(form.texts().values())
    if not exact_place(*texts):
        return ""
    place = gathered(
        *texts,
        dated=any(isinstance(value, date) for value in data.values()),
        headcount=next((data[name] for name in HEADS if data.get(name)), 0),
        projects=_names(),
        chosen=_names_its_project(form, data),
    )
    return TOGETHER.format(place=place) if place else ""


def _names() -> Iterator[str]:
    yield from Project.objects.not_voided().order_by().values_list("name", flat=True)


def _names_its_project(form: text_warnings.Written, data: dict[str, Any]) -> bool:
    return isinstance(data.get("project"), Project) or isinstance(form.instance, Project)


def register() -> None:
    text_warnings.register(gathered_in)
