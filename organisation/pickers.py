"""Who may be chosen where: names and units, nothing more (a directory, not the cards)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models.user import User
from organisation.access import access_of
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people import namesakes  # noqa: F401  # registers what tells people of one name apart
from organisation.people.homes import homes
from organisation.people.models import Person
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records import pickers
from records.pickers import Narrow, Picker

if TYPE_CHECKING:
    from organisation.access import Access


def below(name: str) -> Narrow:
    """Choosing a unit in a filter means the unit and everything under it."""
    return lambda rows, _name, unit: rows.filter(**{f"{name}__path__startswith": unit.path})


def person_line(person: Person) -> str:
    return f"{person.name}（{person.home_unit}）" if person.home_unit else person.name


@dataclass(frozen=True)
class Directory(Picker[Person]):
    """All people a roster may take in: one's own 院属单位 and outsiders; with ``request`` the whole institute.

    ``keeper`` is the power of those who may look people up here.
    """

    keeper: str = Power.ROSTER

    def rows(self, user: User) -> QuerySet[Person]:
        people = Person.objects.not_voided().select_related("home_unit").order_by(*self.ordering)
        access = access_of(user)
        if access.holds(Power.REQUEST):
            return people
        if not access.holds(self.keeper):
            return people.none()
        granted = access.paths.get(self.keeper, ())
        if any(path.count(".") == 1 for path in granted):  # the institute itself
            return people
        own = _units_above(granted)
        return people.filter(_in(own) | Q(home_unit__kind=Unit.Kind.EXTERNAL) | _with(access, self.keeper))


def _units_above(paths: tuple[str, ...]) -> list[int]:
    """Ids of every unit above (or at) the granted ones, below the institute."""
    return [int(part) for path in paths for part in path.split(".")[1:] if part]


def _in(ids: list[int]) -> Q:
    return Q(home_unit__in=ids) | Q(home_unit__parent__in=ids) | Q(home_branch__in=ids)


def _with(access: Access, power: str) -> Exists:
    """Those who are or were in one's branch, wherever they come from: a joint branch has people of several units."""
    return Exists(TemporaryMembership.objects.filter(access.within("unit", power), person=OuterRef("pk")))


@dataclass(frozen=True)
class RosterPeople(Directory):
    """The directory and whoever the person sees already: a roster that comes back names its own people again."""

    def rows(self, user: User) -> QuerySet[Person]:
        known = Q(pk__in=super().rows(user).values("pk")) | Q(pk__in=Person.objects.visible_to(user).values("pk"))
        people = Person.objects.not_voided().filter(known).select_related("home_unit", "home_branch")
        return people.prefetch_related("memberships__unit").order_by(*self.ordering)


@dataclass(frozen=True)
class UnitDirectory(Picker[Unit]):
    """Every organisation that still stands, for those who keep rosters: someone's home may be anywhere."""

    def rows(self, user: User) -> QuerySet[Unit]:
        units = Unit.objects.open().order_by(*self.ordering)
        access = access_of(user)
        return units if access.holds(Power.ROSTER) or access.holds(Power.REQUEST) else units.none()


@dataclass(frozen=True)
class HomeBranches(Picker[Unit]):
    """Home branches whose people the person may look at."""

    def rows(self, user: User) -> QuerySet[Unit]:
        return homes(user).order_by(*self.ordering)


@dataclass(frozen=True)
class RosteredBranches(Picker[Unit]):
    """Running branches whose roster the person keeps: where members may be transferred to."""

    def rows(self, user: User) -> QuerySet[Unit]:
        return units_for(user, Power.ROSTER).temporary().open().order_by(*self.ordering)


PERSON_SEARCH = ("name", "pinyin", "staff_number")
UNIT_SEARCH = ("name", "short_name", "code", "pinyin")

pickers.register(Directory("directory", Person, search=PERSON_SEARCH, label=person_line, ordering=("pinyin", "pk")))
pickers.register(
    RosterPeople("roster_people", Person, search=PERSON_SEARCH, label=person_line, ordering=("pinyin", "pk"))
)
pickers.register(
    Directory(
        "colleagues", Person, search=PERSON_SEARCH, label=person_line, ordering=("pinyin", "pk"), keeper=Power.LOG
    )
)
pickers.register(UnitDirectory("unit_directory", Unit, search=UNIT_SEARCH, ordering=("path",)))
pickers.register(HomeBranches("home_branch", Unit, search=UNIT_SEARCH, ordering=("path",)))
pickers.register(RosteredBranches("rostered_branch", Unit, search=UNIT_SEARCH, ordering=("path",)))
pickers.register(
    Picker(
        "party_group",
        PartyGroup,
        search=("name", "unit__name", "unit__pinyin"),
        label=lambda group: f"{group.unit} · {group.name}",
        ordering=("unit__path", "pk"),
        related=("unit",),
    )
)

# The last one registered for a model is the one filters use.
pickers.register(
    Picker(
        "person",
        Person,
        search=PERSON_SEARCH,
        label=person_line,
        ordering=("pinyin", "pk"),
        related=("home_unit",),
    )
)
pickers.register(Picker("unit", Unit, search=UNIT_SEARCH, ordering=("path",), narrow=below))
