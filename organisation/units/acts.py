"""Making and moving organisations: the parent is the truth, the path follows in the same transaction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, Substr

from organisation.changes import tree_changed
from organisation.document_numbers import REPLY, quoted
from organisation.naming import initials
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


_K = Unit.Kind
_ABOVE_HOMES = frozenset({_K.INSTITUTE, _K.UNIT, _K.GENERAL_BRANCH})
_ABOVE_BRANCHES = frozenset({_K.INSTITUTE, _K.UNIT, _K.GENERAL_BRANCH, *Unit.COMMITTEES})
PARENTS: dict[str, frozenset[Unit.Kind]] = {
    _K.INSTITUTE: frozenset(),
    _K.UNIT: frozenset({_K.INSTITUTE}),
    _K.EXTERNAL: frozenset({_K.INSTITUTE}),
    _K.GENERAL_BRANCH: _ABOVE_HOMES,
    _K.HOME_BRANCH: _ABOVE_HOMES,
    _K.COMMITTEE: frozenset({_K.INSTITUTE, _K.UNIT}),
    _K.JOINT_COMMITTEE: frozenset({_K.INSTITUTE, _K.UNIT}),
    _K.BRANCH: _ABOVE_BRANCHES,
    _K.JOINT_BRANCH: _ABOVE_BRANCHES,
}
"""Kind → the kinds of organisation it may hang under; the institute alone hangs under nothing."""


LONGEST_PATH = 120


class UnitRefused(ActRefused):
    """The tree cannot take this; the message is a Chinese sentence."""


def create_unit(
    *,
    name: str,
    kind: str,
    code: str,
    parent: Unit | None,
    by: User | None,
    short_name: str = "",
    founded_on: date | None = None,
    document_number: str = "",
    **extra: object,
) -> Unit:
    """A new organisation under ``parent`` (None only for the institute).

    Raises :class:`UnitRefused` when the parent is over or of a kind that does not lead such organisations.
    """
    with transaction.atomic():
        _check_parent(kind, parent)
        if parent:
            document_number = quoted(document_number, about=parent, by=by, kinds=(REPLY,))
        unit = Unit(
            name=name,
            short_name=short_name or name,
            kind=kind,
            code=code,
            parent=parent,
            founded_on=founded_on,
            pinyin=initials(name),
            path=f"new:{code}",
            **extra,
        )
        unit.save(force_insert=True)
        unit.path = f"{parent.path if parent else ''}{unit.pk}."
        unit.save(update_fields=["path"])
        paper = {"文号": ["", document_number]} if document_number else {}
        history.note(unit, "create", by=by, text=f"设立{unit.get_kind_display()}：{unit.name}", changes=paper)
    return unit


def rename_unit(*, unit: Unit, name: str, short_name: str, by: User | None) -> bool:
    """Another name for the same organisation; papers issued before keep the old one. False when nothing changed."""
    with transaction.atomic():
        (unit,) = locked(unit)
        demand(by, Power.ADMINISTER, unit, f"修改{unit}的名称")
        short_name = short_name or name
        changes = {
            label: [old, new]
            for label, old, new in (("名称", unit.name, name), ("简称", unit.short_name, short_name))
            if old != new
        }
        if changes:
            unit.name, unit.short_name, unit.pinyin = name, short_name, initials(name)
            unit.save(update_fields=["name", "short_name", "pinyin"])
            history.note(unit, "edit", by=by, text=f"改名：{name}", changes=changes)
    return bool(changes)


def move_unit(*, unit: Unit, parent: Unit, by: User | None) -> Unit:
    """Hang ``unit`` and all below it under another parent; records and grants follow, since they point at units.

    Raises :class:`UnitRefused` when the new parent lies inside the moved part, is over, or is of a wrong kind.
    """
    with transaction.atomic():
        unit, parent = locked(unit, parent)
        for one in (unit, parent):
            demand(by, Power.ADMINISTER, one, f"调整{one}的隶属关系")
        check_move(unit, parent)
        before = str(unit.parent or "无")
        hang(unit, parent)
        history.note(unit, "move", by=by, text=f"改由{parent}领导", changes={"上级": [before, str(parent)]})
    return unit


def locked(*units: Unit) -> list[Unit]:
    """The rows as they are now, kept from others until the end of the transaction."""
    found = Unit.objects.select_for_update().in_bulk(sorted(unit.pk for unit in units))
    return [found[unit.pk] for unit in units]


def check_move(unit: Unit, parent: Unit) -> None:
    """Refuse a place the unit cannot hang in."""
    if parent.path.startswith(unit.path):
        raise UnitRefused("不能把党组织移到它自己或它的下级之下，请另选上级。")
    if unit.ended_on is not None:
        raise UnitRefused(f"{unit}已经撤销，随它的上级一起移动，不能单独移动。")
    _check_parent(unit.kind, parent)


def hang(unit: Unit, parent: Unit) -> None:
    """Write the parent and the paths of the whole part below; asks nothing."""
    old, new = unit.path, f"{parent.path}{unit.pk}."
    below = Unit.objects.filter(path__startswith=old)
    longest = below.aggregate(most=Max(Length("path")))["most"] or 0
    if longest - len(old) + len(new) > LONGEST_PATH:
        raise UnitRefused("层级太深，放不下，请另选上级党组织。")
    below.update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    unit.parent = parent
    unit.save(update_fields=["parent"])
    unit.refresh_from_db()
    tree_changed(unit)


def _check_parent(kind: str, parent: Unit | None) -> None:
    label, allowed = Unit.Kind(kind).label, PARENTS[kind]
    if parent is None:
        if allowed:
            raise UnitRefused(f"{label}必须有上级党组织，请选择上级。")
        return
    if not allowed:
        raise UnitRefused(f"{label}不能设在别的党组织之下。")
    if parent.ended_on is not None:
        raise UnitRefused(f"{parent}已经撤销，请另选上级党组织。")
    if parent.kind not in allowed:
        raise UnitRefused(f"{label}不能设在{parent.get_kind_display()}之下，请另选上级党组织。")
