"""What stays open in an organisation that is merged into another one, and what becomes of it: read before it is done.

Told are the items of the hand-over registry; every other ledger tells of its drafts and of what waits for somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Model, QuerySet

from branches.handover import items as handover
from branches.handover.items import Item
from branches.page.tabs import together
from organisation.units.models import InUnit, Unit
from records.ledger.registry import ledgers

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger import Ledger

DRAFT = "draft"
DRAFTS = "由{into}的人修改、提交或删除，仍是{unit}的记录"
WAITING = "照常办理，退回时由{into}修改，结果由{into}接续执行"
OF_ITSELF = {
    "squads": "随{unit}解散，需要的由{into}重新组建",
    "milestones": "随突击队结束，不再登记",
    "areas": "随{unit}结束，责任人到这一天为止，需要的由{into}重新设立",
    "pledges": "到并入这一天为止，党员在{into}另写承诺",
    "acknowledgements": "随职务免去，不再要求签收",
}
"""What ends with the organisation: slug → sentence."""

OF_DRAFTS = {"squads": "不能再报备案，由{into}的人删除，需要的在{into}重新组建"}

RUNNING = {
    "squads": ("running",), "milestones": ("planned", "doing"), "areas": ("active",), "inspections": ("planned",),
    "trainings": ("planned",),
}  # fmt: skip
"""States besides drafts and what waits in which a record is not finished."""


@dataclass(frozen=True)
class LeftOpen:
    """``count`` rows are open, ``seen`` of them within the reader's sight; ``url`` opens exactly them."""

    title: str
    count: int
    seen: int
    url: str
    then: str


def left_open(unit: Unit, into: Unit, user: User | None = None) -> list[LeftOpen]:
    """What ``unit`` itself leaves open; organisations below it move as they are. One query."""
    asked = _asked(unit)
    counts = together(unit.pk, handover.countable(unit, asked, user))
    return [_left(item, counts, unit, into) for item in asked if counts.get(item.code)]


def in_words(found: list[LeftOpen]) -> str:
    """问题整改销号 1、需求办结 2: for the history line."""
    return "、".join(f"{one.title} {one.count}" for one in found)


def _asked(unit: Unit) -> list[Item]:
    named = [item for item in handover.known() if item.merging and item.rows]
    told = {slug for item in named for slug in item.slugs}
    # What is kept about people of a branch is asked of branches only.
    named = [item for item in named if unit.is_temporary_branch or item.code != "notes"]
    return [*named, *(item for ledger in ledgers() if ledger.slug not in told for item in _of_ledger(ledger))]


def _of_ledger(ledger: Ledger) -> list[Item]:
    field = ledger.workflow.field if ledger.workflow else "state"
    states = _states(ledger) if issubclass(ledger.model, InUnit) else {}
    return [
        Item(
            f"{ledger.slug}_{state}".replace("-", "_"),
            f"{ledger.noun}（{label}）",
            100,
            rows=partial(_rows, ledger, field, state),
            url=partial(_page, ledger, state),
            merging=_then(ledger.slug, state),
        )
        for state, label in states.items()
    ]


def _then(slug: str, state: str) -> str:
    if state == DRAFT and slug in OF_DRAFTS:
        return OF_DRAFTS[slug]
    return OF_ITSELF.get(slug) or (DRAFTS if state in (DRAFT, "planned") else WAITING)


def _states(ledger: Ledger) -> dict[str, str]:
    """Unfinished states → their names."""
    workflow = ledger.workflow
    open_ones = {DRAFT, *(workflow.waiting if workflow else ()), *RUNNING.get(ledger.slug, ())}
    field = workflow.field if workflow else "state" if "state" in ledger.filters else ""
    choices = ledger.model._meta.get_field(field).flatchoices if field else []
    return {str(state): str(label) for state, label in choices if state in open_ones}


def _rows(ledger: Ledger, field: str, state: str, unit: Unit) -> QuerySet[Model]:
    rows: QuerySet[Model] = ledger.model._default_manager.filter(unit=unit, voided_at__isnull=True, **{field: state})
    return rows


def _page(ledger: Ledger, state: str, unit: Unit) -> str:
    by_state = {"tab" if ledger.workflow else "state": state}
    return f"{ledger.url('list')}?{urlencode({'unit': unit.pk, **by_state})}"


def _left(item: Item, counts: Mapping[str, int], unit: Unit, into: Unit) -> LeftOpen:
    count = counts.get(item.code) or 0
    seen = counts.get(f"{item.code}_seen") or 0
    then = item.merging.format(unit=unit, into=into)
    return LeftOpen(item.title, count, seen, item.url(unit) if item.url else "", then)
