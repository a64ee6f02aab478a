"""Who answers for a part of the site: named, handed on, ended with the stay or with the branch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from branches.areas.models import AreaKeeper, ResponsibilityArea
from organisation.changes import life_changed
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.refusal import ActRefused
from records import history
from records.workflow import Move, perform

if TYPE_CHECKING:
    from accounts.models.user import User

State, End = ResponsibilityArea.State, AreaKeeper.End


def place_keepers(area: ResponsibilityArea, people: Iterable[Person], on: date) -> None:
    """The first ones, in the transaction that makes the area."""
    AreaKeeper.objects.bulk_create(AreaKeeper(area=area, person=person, starts_on=on) for person in people)
    _name(area)


def hand_over(
    *,
    area: ResponsibilityArea,
    people: Iterable[Person],
    by: User,
    on: date | None = None,
    reason: str = "",
    version: int | None = None,
) -> ResponsibilityArea:
    """From ``on`` (default today) these people answer for the area; those who did before keep their time in it."""
    on, chosen = on or timezone.localdate(), list(dict.fromkeys(people))
    before = area.keepers_text or "无"
    with transaction.atomic(), history.one_act():
        _check(area, chosen, on)
        code = "assign" if area.state == State.VACANT else "hand_over"
        perform(area, code, by=by, version=version)
        now = AreaKeeper.objects.filter(area=area, ends_on__isnull=True)
        gone = now.exclude(person__in=chosen)
        if gone.filter(starts_on__gt=on).exists():
            raise ActRefused("交接日期不能早于现在的责任党员接手的日期，请核对后再填。")
        gone.update(ends_on=on, end=End.HANDED_OVER)
        stay = set(now.values_list("person_id", flat=True))
        place_keepers(area, [person for person in chosen if person.pk not in stay], on)
        change = {"责任党员": [before, area.keepers_text]}
        history.note(area, "keepers", by=by, text=f"责任党员：{area.keepers_text}{_because(reason)}", changes=change)
    return area


def _check(area: ResponsibilityArea, people: list[Person], on: date) -> None:
    if not people:
        raise ActRefused("请选择责任党员。")
    if not area.starts_on <= on <= timezone.localdate():
        raise ActRefused("接手日期应在设立日期之后、今天或今天之前，请核对后再填。")
    members = set(members_on(area.unit_id, on))
    strangers = [person.name for person in people if person.pk not in members]
    if strangers:
        raise ActRefused(f"{'、'.join(strangers)}这一天不在{area.unit}，请先编入支部，或者改日期。")


def members_on(unit_id: int, day: date) -> QuerySet[TemporaryMembership, object]:
    """Ids of the Party members who were in the branch that day."""
    here = TemporaryMembership.objects.on(day).of_members().filter(unit=unit_id)
    return here.values_list("person_id", flat=True)


def release(area: ResponsibilityArea, end: str = End.CLOSED) -> None:
    """Everyone who still answers for it has done so to its last day; the names stay readable."""
    on = area.ends_on or timezone.localdate()
    AreaKeeper.objects.filter(area=area, ends_on__isnull=True).update(ends_on=Greatest(F("starts_on"), on), end=end)


def follow(area: ResponsibilityArea, move: Move, by: User | None) -> None:
    """Whoever answers for an area that ends, or is voided, answers for it no longer; the lights follow."""
    if move.code in ("end", "void"):
        release(area)
    tell(area)


def tell(area: ResponsibilityArea) -> None:
    """Lights that depend on who answers for what."""
    life_changed(area.unit)


def _name(area: ResponsibilityArea, *, changed: bool = False) -> None:
    """Names and state follow the keepers; ``changed`` tells whoever has the form open."""
    names = list(area.keepers.filter(ends_on__isnull=True).values_list("person__name", flat=True))
    ResponsibilityArea.objects.filter(pk=area.pk).update(
        keepers_text="、".join(names)[:200],
        state=State.ACTIVE if names else State.VACANT,
        version=F("version") + int(changed),
        updated_at=timezone.now(),
    )
    area.refresh_from_db()


def _because(reason: str) -> str:
    return f"（{reason.strip()[:200]}）" if reason.strip() else ""


def end_with_lives(unit_ids: list[int]) -> None:
    """Listener: who left the branch, or whose branch was dissolved, answers for nothing there any more."""
    with transaction.atomic():
        over = ResponsibilityArea.objects.current().filter(unit__in=unit_ids, unit__ended_on__isnull=False)
        for area in over.select_related("unit").select_for_update(of=("self",)):
            _end_with_branch(area)
        here = TemporaryMembership.objects.not_left().filter(unit=OuterRef("area__unit"), person=OuterRef("person"))
        held = AreaKeeper.objects.filter(area__unit__in=unit_ids, ends_on__isnull=True)
        stays = TemporaryMembership.objects.filter(unit=OuterRef("area__unit"), person=OuterRef("person"))
        last = stays.order_by("-ends_on").values("ends_on")[:1]
        gone = held.filter(~Q(Exists(here))).annotate(left_on=Subquery(last))
        for keeper in gone.select_related("area__unit", "person"):
            _end_with_stay(keeper, keeper.left_on or timezone.localdate())


def _end_with_branch(area: ResponsibilityArea) -> None:
    area.state, area.ends_on = State.ENDED, max(area.unit.ended_on or area.starts_on, area.starts_on)
    area.version += 1
    area.save(update_fields=["state", "ends_on", "version", "updated_at"])
    release(area, End.DISSOLVED)
    history.note(area, "end", by=None, text="支部撤销，责任区（岗）同时结束")


def _end_with_stay(keeper: AreaKeeper, last: date) -> None:
    keeper.ends_on, keeper.end = max(last, keeper.starts_on), End.LEFT
    keeper.save(update_fields=["ends_on", "end"])
    area = keeper.area
    if area.state != State.ENDED:
        _name(area, changed=True)
    history.note(area, "keepers", by=None, text=f"{keeper.person}离场，不再负责")
