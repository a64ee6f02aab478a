"""How far a power reaches, per kind of record: as a condition for many rows and as an answer for one.

Every model that people may see names its reach; :mod:`branches.scope` asks it. Both halves of a reach must agree,
which the contract tests check for every cast member, power and record.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from branches.powers import PARTY_OFFICE, Power, Role

if TYPE_CHECKING:
    from branches.access import Access
    from branches.models import Person, TemporaryMembership, Unit

NOTHING = Q(pk__in=())
AT_WORK = (Power.LOG, Power.EXPORT)
"""Whoever holds one of these works with the people of a unit; a plain member reads its papers and looks at nobody."""


class Reach:
    """Which rows a power reaches, as a condition for many rows and as an answer for one. Refuses by default."""

    def rows(self, access: Access, power: str) -> Q:
        return NOTHING

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return False


class OwnUnit(Reach):
    """The record's unit decides."""

    def __init__(self, lookup: str = "unit") -> None:
        self.lookup = lookup

    def rows(self, access: Access, power: str) -> Q:
        return access.within(self.lookup, power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        unit: Unit | None = getattr(record, self.lookup)
        return unit is not None and access.at(power, unit.path)


class Drafted(Reach):
    """As ``inner``; a draft is shown only to those who could have written it (``writer`` on ``written_in``).

    What hangs on another record says with ``state`` where that one's state stands.
    """

    def __init__(
        self, inner: Reach, writer: str = Power.LOG, written_in: str = "unit", *, state: str = "state"
    ) -> None:
        self.inner, self.writer, self.writers, self.state = inner, writer, OwnUnit(written_in), state

    def rows(self, access: Access, power: str) -> Q:
        reached = self.inner.rows(access, power)
        writers = self.writers.rows(access, self.writer)
        if writers == reached:  # whoever may look here may also write: no draft is hidden
            return reached
        finished = ~Q(**{self.state: "draft"})
        return reached & (finished | writers) if access.holds(self.writer) else reached & finished

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if not self.inner.permits(access, power, record):
            return False
        state = attrgetter(self.state.replace("__", "."))(record)
        return state != "draft" or self.writers.permits(access, self.writer, record)


class ByPower(Reach):
    """Some powers look at another unit of the record: an inspector's unit closes what the inspected unit answers."""

    def __init__(self, usual: Reach, **others: Reach) -> None:
        self.usual, self.others = usual, others

    def rows(self, access: Access, power: str) -> Q:
        return self.others.get(power, self.usual).rows(access, power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return self.others.get(power, self.usual).permits(access, power, record)


class Both(Reach):
    """What both reach: an inspecting unit acts on another unit only while that unit lies below it."""

    def __init__(self, one: Reach, other: Reach) -> None:
        self.one, self.other = one, other

    def rows(self, access: Access, power: str) -> Q:
        return self.one.rows(access, power) & self.other.rows(access, power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return self.one.permits(access, power, record) and self.other.permits(access, power, record)


class Either(Reach):
    """What one of the two reaches: a paper is read by who issued it and by those it speaks of."""

    def __init__(self, one: Reach, other: Reach) -> None:
        self.one, self.other = one, other

    def rows(self, access: Access, power: str) -> Q:
        return self.one.rows(access, power) | self.other.rows(access, power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return self.one.permits(access, power, record) or self.other.permits(access, power, record)


class Confidential(Reach):
    """As ``inner``; a row whose flag is set also needs the power to be told in confidence, on the same unit."""

    def __init__(self, inner: Reach, flag: str = "confidential", lookup: str = "unit") -> None:
        self.inner, self.flag, self.told = inner, flag, OwnUnit(lookup)

    def rows(self, access: Access, power: str) -> Q:
        told = Q(**{self.flag: False}) | self.told.rows(access, Power.CONFIDE)
        return self.inner.rows(access, power) & (told if access.holds(Power.CONFIDE) else Q(**{self.flag: False}))

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if not self.inner.permits(access, power, record):
            return False
        return not getattr(record, self.flag) or self.told.permits(access, Power.CONFIDE, record)


class Holding(Reach):
    """As ``inner``, but only for those whom one certain power reaches there too: to look is not enough."""

    def __init__(self, inner: Reach, power: str) -> None:
        self.inner, self.power = inner, power

    def rows(self, access: Access, power: str) -> Q:
        reached = self.inner.rows(access, power)
        return reached if power == self.power else reached & self.inner.rows(access, self.power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return all(self.inner.permits(access, asked, record) for asked in {power, self.power})


class Instead(Reach):
    """Asks ``inner`` for ``power`` whatever was asked: a word of its own for what an existing power already allows."""

    def __init__(self, inner: Reach, power: str) -> None:
        self.inner, self.power = inner, power

    def rows(self, access: Access, power: str) -> Q:
        return self.inner.rows(access, self.power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return self.inner.permits(access, self.power, record)


class OrOwn(Reach):
    """As ``inner``; and whoever the record is about may look, or do what ``powers`` name, with or without a post."""

    def __init__(self, inner: Reach, lookup: str = "person", *powers: str) -> None:
        self.inner, self.lookup, self.powers = inner, lookup, powers or (Power.VIEW,)

    def rows(self, access: Access, power: str) -> Q:
        reached = self.inner.rows(access, power)
        return reached | Q(**{f"{self.lookup}__user": access.user.pk}) if power in self.powers else reached

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if self.inner.permits(access, power, record):
            return True
        person: Person | None = getattr(record, self.lookup)
        return power in self.powers and person is not None and person.user_id == access.user.pk


class SentHome(Reach):
    """Written about a person by the branch, read by the person's home branch and unit once it was sent to them."""

    def __init__(self, writers: Reach, sent: str = "sent") -> None:
        self.writers, self.sent = writers, sent

    def rows(self, access: Access, power: str) -> Q:
        own = self.writers.rows(access, power)
        if power != Power.VIEW:
            return own
        home = access.within("home_branch", power) | access.within("home_unit", power)
        return own | (home & Q(state=self.sent)) if access.holds(power) else own

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if self.writers.permits(access, power, record):
            return True
        homes = [unit for unit in (record.home_branch, record.home_unit) if unit]
        return power == Power.VIEW and record.state == self.sent and any(access.at(power, u.path) for u in homes)


class HomeSide(Reach):
    """A matter of a person that the home branch or the sending unit decides, or the institute for people from outside;
    the branch where it arose looks on."""

    def __init__(self, onlookers: Reach) -> None:
        self.onlookers = onlookers

    def rows(self, access: Access, power: str) -> Q:
        home = access.within("home_branch", power) | access.within("home_unit", power)
        if power != Power.ROSTER:
            return home | self.onlookers.rows(access, power)
        return home | (access.within("home_unit", Power.DECIDE) & Q(home_unit__kind="external"))

    def permits(self, access: Access, power: str, record: Any) -> bool:
        homes = [unit for unit in (record.home_branch, record.home_unit) if unit]
        if any(access.at(power, unit.path) for unit in homes):
            return True
        if power != Power.ROSTER:
            return self.onlookers.permits(access, power, record)
        unit = record.home_unit
        return unit is not None and unit.kind == "external" and access.at(Power.DECIDE, unit.path)


class NotAs(Reach):
    """As ``inner``, but a post of ``role`` gives nothing: who keeps the machine has no say about people."""

    def __init__(self, inner: Reach, role: str) -> None:
        self.inner, self.role = inner, role

    def rows(self, access: Access, power: str) -> Q:
        return self.inner.rows(access.aside_from(self.role), power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return self.inner.permits(access.aside_from(self.role), power, record)


class Recused(Reach):
    """As ``inner``, but about a person: they look at what is said of themselves and never write it."""

    def __init__(self, inner: Reach) -> None:
        self.inner = inner

    def rows(self, access: Access, power: str) -> Q:
        own = Q(person__user=access.user.pk)
        reached = self.inner.rows(access, power)
        return reached | own if power == Power.VIEW else reached & ~own

    def permits(self, access: Access, power: str, record: Any) -> bool:
        own = record.person.user_id == access.user.pk
        if power == Power.VIEW and own:
            return True
        return not own and self.inner.permits(access, power, record)


class Rising(Reach):
    """A matter of one unit that superiors see only once it was passed up to them.

    ``level`` names the highest unit that knows of it; a power granted above that unit does not reach the matter. So
    every grant is looked at: who holds a post at the institute and one in the unit is told as the unit is.
    """

    def __init__(self, lookup: str = "unit", level: str = "level_unit") -> None:
        self.lookup, self.level = lookup, level

    def rows(self, access: Access, power: str) -> Q:
        reached = NOTHING
        for granted in sorted(access.every_path.get(power, ())):
            below = Q(**{f"{self.lookup}__path__startswith": granted})
            reached |= below & _at_or_in_place_of(self.level, upwards(granted))
        return reached

    def permits(self, access: Access, power: str, record: Any) -> bool:
        path, level = getattr(record, self.lookup).path, getattr(record, self.level).standing.path
        return any(
            path.startswith(granted) and granted.startswith(level) for granted in access.every_path.get(power, ())
        )


class Personal(Reach):
    """What people say of themselves (pledges). ``own`` reaches one's own rows, and others' for whoever logs there.

    Until it is published only they and the reviewers look; nobody reviews themselves; one's own stays readable.
    """

    def __init__(self, inner: Reach, person: str = "person", published: str = "approved") -> None:
        self.inner, self.person, self.published = inner, person, published

    def rows(self, access: Access, power: str) -> Q:
        inner, mine, sent = self.inner, Q(**{f"{self.person}__user": access.user.pk}), ~Q(state="draft")
        if power == Power.OWN:
            return (inner.rows(access, power) & mine) | inner.rows(access, Power.LOG)
        reached = inner.rows(access, power)
        if power == Power.PUBLISH:
            return reached & sent & ~mine
        shown = Q(state=self.published) | inner.rows(access, Power.LOG) | (inner.rows(access, Power.PUBLISH) & sent)
        return (reached & shown) | (mine if power == Power.VIEW else NOTHING)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        inner, mine = self.inner, bool(getattr(record, self.person).user_id == access.user.pk)
        if power == Power.OWN:
            return (mine and inner.permits(access, power, record)) or inner.permits(access, Power.LOG, record)
        if mine and power in (Power.VIEW, Power.PUBLISH):
            return power == Power.VIEW
        return inner.permits(access, power, record) and self._shows(access, power, record)

    def _shows(self, access: Access, power: str, record: Any) -> bool:
        sent, inner = bool(record.state != "draft"), self.inner
        if power == Power.PUBLISH:
            return sent
        shown = record.state == self.published or inner.permits(access, Power.LOG, record)
        return shown or (sent and inner.permits(access, Power.PUBLISH, record))


class HandedDown(Reach):
    """Something a unit gives to all below it (templates, rules): looked at from below, changed by its owner's side."""

    def __init__(self, lookup: str = "unit") -> None:
        self.lookup, self.own = lookup, OwnUnit(lookup)

    def rows(self, access: Access, power: str) -> Q:
        reached = self.own.rows(access, power)
        if power != Power.VIEW:
            return reached
        above = {path for granted in access.paths.get(power, ()) for path in upwards(granted)}
        return reached | _at_or_in_place_of(self.lookup, above)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if self.own.permits(access, power, record):
            return True
        owner = getattr(record, self.lookup).standing.path
        return power == Power.VIEW and any(granted.startswith(owner) for granted in access.paths.get(power, ()))


def _at_or_in_place_of(lookup: str, paths: Iterable[str]) -> Q:
    """The unit stands at one of the paths; of a unit that was merged, the one that stands in its place counts."""
    standing = Q(**{f"{lookup}__path__in": paths, f"{lookup}__merged_into__isnull": True})
    return standing | Q(**{f"{lookup}__merged_into__path__in": paths})


def upwards(path: str) -> list[str]:
    """The paths of a unit and of everything above it: ``1.5.33.`` → ``1.``, ``1.5.``, ``1.5.33.``."""
    parts = path.rstrip(".").split(".")
    return [".".join(parts[: length + 1]) + "." for length in range(len(parts))]


class ItselfOnly(Reach):
    """Units: covered by their own path."""

    def rows(self, access: Access, power: str) -> Q:
        return access.within("", power)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return access.at(power, record.path)


class People(Reach):
    """A person is reached through the home branch, the sending unit, or a temporary membership, and by themselves.

    A membership that is over lets those at work in the branch look (``view``) and do nothing more; nobody reaches
    people by id alone.
    """

    def rows(self, access: Access, power: str) -> Q:
        own = Q(user=access.user.pk) if power == Power.VIEW else NOTHING
        if not access.holds(power):
            return own
        memberships = _memberships().filter(access.within("unit", *_asked(power)), person=OuterRef("pk"))
        if power != Power.VIEW:
            memberships = memberships.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()))
        home = access.within("home_branch", power) | access.within("home_unit", power)
        return home | Q(Exists(memberships)) | own

    def permits(self, access: Access, power: str, record: Person) -> bool:
        if _is_home_side(access, power, record) or (power == Power.VIEW and record.user_id == access.user.pk):
            return True
        if not access.holds(power):
            return False
        today = timezone.localdate()
        counted = (one for one in _branches_of(record) if power == Power.VIEW or not _is_over(one, today))
        return any(access.at(asked, one.unit.path) for one in counted for asked in _asked(power))


class OfPerson(Reach):
    """A person's time or post in a unit: the unit decides; the home side and the person may look too (OR-04, MT-18).

    ``lookers`` are the powers in the unit of which one is needed to look.
    """

    def __init__(self, *lookers: str) -> None:
        self.lookers = lookers

    def rows(self, access: Access, power: str) -> Q:
        if power != Power.VIEW:
            return access.within("unit", power)
        reached = access.within("unit", *self.lookers)
        if any(path.count(".") == 1 for path in access.granted(*self.lookers)):  # the institute itself: everybody
            return reached
        home = access.within("person__home_branch", power) | access.within("person__home_unit", power)
        return reached | home | Q(person__user=access.user.pk)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        if power != Power.VIEW:
            return access.at(power, record.unit.path)
        if any(access.at(looker, record.unit.path) for looker in self.lookers):
            return True
        person: Person = record.person
        return _is_home_side(access, power, person) or person.user_id == access.user.pk


def _asked(power: str) -> tuple[str, ...]:
    """Which powers in a branch let one use ``power`` on its people."""
    return AT_WORK if power == Power.VIEW else (power,)


def _is_home_side(access: Access, power: str, person: Person) -> bool:
    homes = (unit.path for unit in (person.home_branch, person.home_unit) if unit)
    return any(access.at(power, path) for path in homes)


def _is_over(membership: TemporaryMembership, today: date) -> bool:
    return membership.ends_on is not None and membership.ends_on < today


def _branches_of(person: Person) -> Iterable[TemporaryMembership]:
    """Lists prefetch the memberships, so that asking for each row asks no question."""
    fetched = "memberships" in getattr(person, "_prefetched_objects_cache", {})
    return person.memberships.all() if fetched else person.memberships.select_related("unit")


def _memberships() -> QuerySet[TemporaryMembership]:
    return apps.get_model("branches", "TemporaryMembership").objects.all()


REFUSE = Reach()
OWN_UNIT = OwnUnit()
DRAFTED = Drafted(OWN_UNIT)
REQUESTS = Drafted(OWN_UNIT, writer=Power.REQUEST)
PERSONAL = Personal(OWN_UNIT)
HANDED_DOWN = HandedDown()
OFFICE = Holding(OWN_UNIT, PARTY_OFFICE)
"""Known to the party offices above and to nobody in the branch."""
ABOUT_A_PERSON = Recused(OFFICE)
UNITS = ItselfOnly()
PEOPLE = People()
STAYS = OfPerson(*AT_WORK)
POSTS = OfPerson(Power.VIEW)
PERFORMANCE = NotAs(SentHome(Drafted(Holding(OWN_UNIT, Power.EXPORT))), Role.ADMINISTRATOR)
"""What is said about a member is not for every member: those who may take it out, and the home side."""
RELATIONS = NotAs(HomeSide(Holding(OWN_UNIT, Power.EXPORT)), Role.ADMINISTRATOR)
