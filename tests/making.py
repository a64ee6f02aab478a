"""How tests make a row of each ledger. A ledger without a maker fails the contract tests (tests/contract).

    @maker("activities")
    def make_activity(cast: Cast, unit: Unit, number: int) -> Activity: ...

A maker saves one finished, submitted record belonging to ``unit``; ``number`` tells rows apart and appears in the
text of the page. ``form_data`` (optional) gives a valid POST body for a new record of that unit, ``told`` one for each
move of a record that carries a form. ``draft`` makes the same record as it is before it was sent; where the model has
such a state it can be left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.db import models

from organisation.units.models import Unit
from tests.cast import Cast

Make = Callable[[Cast, Unit, int], Any]
FormData = Callable[[Cast, Unit], dict[str, Any]]
Told = Callable[[Cast, Any], dict[str, dict[str, Any]]]  # cast, record → code of the move → body

APPS = ("organisation", "branches", "reminders", "education", "supervision", "welfare")


@dataclass
class Maker:
    make: Make
    form_data: FormData | None = None
    told: Told | None = None
    level: str = "branch"  # the unit a row belongs to: "branch" (甲, 丙) or "unit" (一部, 二部)
    draft: Make | None = None

    def drafts(self, model: type[models.Model]) -> bool:
        """Whether a row of the ledger can be a draft."""
        return self.draft is not None or "draft" in _states_of(model)

    def make_draft(self, cast: Cast, unit: Unit, number: int) -> Any:
        if self.draft is not None:
            return self.draft(cast, unit, number)
        row = self.make(cast, unit, number)
        return put_back(row)


def _states_of(model: type[models.Model]) -> set[str]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    return {state for state, _ in fields["state"].flatchoices} if "state" in fields else set()


def put_back(row: Any) -> Any:
    """The record as a draft, past the acts, which know no such way."""
    type(row)._base_manager.filter(pk=row.pk).update(state="draft")
    row.refresh_from_db()
    return row


_makers: dict[str, Maker] = {}


def maker(
    slug: str,
    *,
    form_data: FormData | None = None,
    told: Told | None = None,
    level: str = "branch",
    draft: Make | None = None,
) -> Callable[[Make], Make]:
    """Register the function that makes a row of this ledger."""

    def keep(make: Make) -> Make:
        _makers[slug] = Maker(make, form_data, told, level, draft)
        return make

    return keep


def makers() -> dict[str, Maker]:
    """Every room's makers, from tests/<app>/<room>/makers.py."""
    for app in APPS:
        for found in iter_modules(import_module(f"tests.{app}").__path__):
            if found.ispkg and find_spec(f"tests.{app}.{found.name}.makers"):
                import_module(f"tests.{app}.{found.name}.makers")
    return _makers
