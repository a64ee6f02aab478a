"""A whole branch asked in one page: everything normal but what was tapped; sent twice it is saved once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.models import Unit
from records import history, scope
from records.guard import NO_POWER
from records.models.history import HistoryLine
from welfare.asks.duties import recompute
from welfare.asks.models import Ask
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User


@dataclass(frozen=True)
class Said:
    """What one person said to one question."""

    person: Person
    item: MustItem
    result: str = Ask.Result.NORMAL
    note: str = ""


def key_of(page: uuid.UUID, said: Said) -> uuid.UUID:
    """The same page, person and question always give the same record."""
    return uuid.uuid5(page, f"{said.person.pk}/{said.item.pk}")


def ask_all(*, unit: Unit, on: date, answers: Iterable[Said], page: uuid.UUID, by: User) -> list[Ask]:
    """Save a page of answers in one transaction; ``page`` is the key the page was drawn with.

    PermissionDenied when the person may not ask here, or may not be told one of the answers.
    """
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        given = list(answers)
        asks = [_ask(unit, on, said, page, by) for said in given]
        known = set(Ask._base_manager.filter(pk__in=[ask.pk for ask in asks]).values_list("pk", flat=True))
        new = [ask for ask in asks if ask.pk not in known]
        if not all(scope.permits(by, Power.CARE, ask) and scope.permits(by, Power.VIEW, ask) for ask in new):
            raise PermissionDenied(NO_POWER)
        Ask.objects.bulk_create(new)
        HistoryLine.objects.bulk_create([history.line(ask, "create", by=by, text="登记") for ask in new])
        recompute(unit.pk, {said.item for said in given})
    return asks


def _ask(unit: Unit, on: date, said: Said, page: uuid.UUID, by: User) -> Ask:
    asker: Person | None = getattr(by, "person", None)
    ask = Ask(
        id=key_of(page, said),
        unit=unit,
        item=said.item,
        person=said.person,
        asked_on=on,
        asker=asker,
        asker_name=by.name,
        result=said.result,
        note=said.note,
        author=by,
    )
    ask.derive()
    return ask
