"""One organisation goes up into another (并入). Nothing that was written is rewritten: docs/organisation-tree.md.

The merged one ends, hangs below the one that took it in, and names it as standing in its place. Its records stay its
own and are read from above; what is alive – organisations below, members, people at home here – goes over.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.merging.left_open import in_words, left_open
from branches.merging.members import carry_members
from branches.papers.quoted_numbers import OF_ENDS, quoted
from branches.squads.acts import disband_of
from organisation.changes import life_changed, unit_merged
from organisation.people.models import Person
from organisation.powers import Power
from organisation.refusal import demand
from organisation.units.acts import UnitRefused, hang, locked, move_unit
from organisation.units.ending import end_unit
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User

_K = Unit.Kind
FAMILIES = (
    {_K.UNIT},
    {_K.GENERAL_BRANCH},
    {_K.HOME_BRANCH},
    {*Unit.COMMITTEES},
    {*Unit.TEMPORARY_BRANCHES},
    {_K.EXTERNAL},
)
"""Only like goes into like; the institute goes nowhere."""


def may_take_in(unit: Unit) -> set[Unit.Kind]:
    """Kinds of organisation that ``unit`` can be merged into."""
    return next((family for family in FAMILIES if unit.kind in family), set())


def merge_unit(*, unit: Unit, into: Unit, by: User | None, document_number: str = "", on: date | None = None) -> Unit:
    """End ``unit`` in favour of ``into``, with everything alive going over. Returns the ended unit.

    Raises :class:`UnitRefused` when the two are not alike, one is over, one lies in the other, or the day is wrong.
    """
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        unit, into = locked(unit, into)
        for one in (unit, into):
            demand(by, Power.ADMINISTER, one, f"调整{one}的隶属关系")
        check_merge(unit, into, on)
        document_number = quoted(document_number, about=unit, by=by, kinds=OF_ENDS, also=[into])
        still_open = in_words(left_open(unit, into))
        for child in unit.children.open():
            move_unit(unit=child, parent=into, by=by)
        moved = _people(unit, into)
        moved += carry_members(unit, into, on)
        _end(unit, into, on, document_number)
        disband_of(unit, on=on, by=by, reason=f"随所在支部并入{into.name}解散")
        unit_merged(unit, into, by)
        _tell(unit, into, moved, document_number, still_open, by)
    return unit


def check_merge(unit: Unit, into: Unit, on: date) -> None:
    """Refuse two that cannot become one; for the preview too."""
    if unit.pk == into.pk:
        raise UnitRefused("不能并入自己，请另选党组织。")
    if unit.ended_on or into.ended_on:
        raise UnitRefused(f"{unit if unit.ended_on else into}已经撤销，不能合并。")
    if into.kind not in may_take_in(unit):
        raise UnitRefused(f"{unit.get_kind_display()}不能并入{into.get_kind_display()}，请选同类的党组织。")
    if TemporaryBranch.objects.filter(unit=into, state=TemporaryBranch.State.DISSOLVING).exists():
        raise UnitRefused(f"{into}正在撤销移交，不能再并入，请另选党组织。")
    if TemporaryBranch.objects.filter(unit=unit, state=TemporaryBranch.State.DISSOLVING).exists():
        raise UnitRefused(f"{unit}正在撤销移交，不能并入别处，请先办完移交并撤销，或者先恢复运行，再办理并入。")
    if into.path.startswith(unit.path):
        raise UnitRefused(f"{into}是{unit}的下级，请先调整它的上级。")
    founded = max(filter(None, (unit.founded_on, into.founded_on)), default=on)
    if not founded <= on <= timezone.localdate():
        raise UnitRefused(f"并入日期应在成立日期（{founded:%Y-%m-%d}）之后、今天或今天之前，请核对后再填。")


def _people(unit: Unit, into: Unit) -> int:
    """Whoever is at home here is at home there from now on; the card says where somebody is, not where he was."""
    now = {"version": F("version") + 1, "updated_at": timezone.now()}
    at_home = Person.objects.filter(home_branch=unit).update(home_branch=into, **now)
    return at_home + Person.objects.filter(home_unit=unit).update(home_unit=into, **now)


def _end(unit: Unit, into: Unit, on: date, document_number: str) -> None:
    TemporaryBranch.objects.filter(unit=unit).update(
        state=TemporaryBranch.State.DISSOLVED, dissolved_on=on, dissolution_number=document_number,
        version=F("version") + 1, updated_at=timezone.now(),
    )  # fmt: skip
    end_unit(unit, on)
    hang(unit, into)
    Unit.objects.filter(merged_into=unit).update(merged_into=into)  # what went into it earlier goes on to where it went
    unit.merged_into = into
    unit.save(update_fields=["merged_into"])


def _tell(unit: Unit, into: Unit, moved: int, document_number: str, still_open: str, by: User | None) -> None:
    paper = {"文号": ["", document_number]} if document_number else {}
    people = {"转入人员": ["", str(moved)]} if moved else {}
    changes = {**paper, **people, **({"接续办理": ["", still_open]} if still_open else {})}
    for one, text in ((unit, f"并入{into.name}"), (into, f"{unit.name}并入")):
        history.note(one, "merge", by=by, text=text, changes=changes)
        life_changed(one)
