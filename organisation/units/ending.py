"""Ending an organisation: what ends with it, and the act for those above the branches."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from organisation.changes import posts_changed
from organisation.document_numbers import DISSOLUTION, quoted
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import Power
from organisation.refusal import demand
from organisation.units.acts import UnitRefused, locked
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def end_unit(unit: Unit, on: date) -> None:
    """To be called inside the transaction of the act that ends it; tells no history."""
    last = Greatest(F("starts_on"), on)
    Post.objects.not_over().filter(unit=unit).update(ends_on=last)
    TemporaryMembership.objects.not_left().filter(unit=unit).update(ends_on=last)
    UnitUserGrant.objects.filter(content_object=unit).delete()
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    posts_changed(unit, Post.objects.filter(unit=unit).values_list("person_id", flat=True).distinct())


def dissolve_unit(*, unit: Unit, by: User | None, on: date | None = None, document_number: str = "") -> Unit:
    """End it with its posts and rights; only when nothing runs below it and nobody is at home in it.

    Temporary branches end by their own act (hand-over first), the institute never.
    """
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        (unit,) = locked(unit)
        demand(by, Power.ADMINISTER, unit, f"撤销{unit}")
        check_dissolving(unit)
        if not (unit.founded_on or on) <= on <= timezone.localdate():
            raise UnitRefused("撤销日期应在成立日期之后、今天或今天之前，请核对后再填。")
        document_number = quoted(document_number, about=unit, by=by, kinds=(DISSOLUTION,))
        end_unit(unit, on)
        paper = {"文号": ["", document_number]} if document_number else {}
        history.note(unit, "dissolve", by=by, text=f"撤销{unit.get_kind_display()}：{unit.name}", changes=paper)
    return unit


def check_dissolving(unit: Unit) -> None:
    """Refuse while anything alive hangs on it; for the page too."""
    if unit.ended_on:
        raise UnitRefused(f"{unit}已经撤销，请刷新页面。")
    if unit.kind == Unit.Kind.INSTITUTE:
        raise UnitRefused("院党委不能在这里撤销。")
    if unit.is_temporary_branch:
        raise UnitRefused("临时党支部请在支部页办理撤销。")
    below = unit.children.open()
    if below:
        names = "、".join(str(one) for one in below[:3])
        raise UnitRefused(f"{unit}下面还有 {below.count()} 个党组织（{names}），请先撤销、移动或并入后再办理。")
    people = Person.objects.not_voided()
    if people.filter(home_branch=unit).exists() or people.filter(home_unit=unit).exists():
        raise UnitRefused(f"还有人员的组织关系或派出单位是{unit}，请先转出，或用“并入”办理。")
