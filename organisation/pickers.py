"""Who may be chosen where: names and units, nothing more (a directory, not the cards)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models.user import User
from organisation.access import access_of
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people import namesakes  # noqa: F401  # registers what tells people of one name apart
from organisation.people.homes import homes
from organisation.people.lines import person_line, told_apart
from organisation.people.models import Person
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records import pickers, query_params
from records.pickers import Narrow, Near, Picker

if TYPE_CHECKING:
    from organisation.access import Access


def below(name: str) -> Narrow:
    """Choosing a unit in a filter means the unit and everything under it."""
    return lambda rows, _name, unit: rows.filter(**{f"{name}__path__startswith": unit.path})


@dataclass(frozen=True)
class People(Picker[Person]):
    """People one may see, each with what tells namesakes apart."""

    def rows(self, user: User) -> QuerySet[Person]:
        return told_apart(super().rows(user))


@dataclass(frozen=True)
class Directory(People):
    """All people a roster may take in: one's own 院属单位 and outsiders; with ``request`` the whole institute.

    ``keeper`` is the power of those who may look people up here.
    """

    keeper: str = Power.ROSTER

    def rows(self, user: User) -> QuerySet[Person]:
        people = told_apart(Person.objects.not_voided().order_by(*self.ordering))
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


PARTY = (Person.Standing.FORMAL, Person.Standing.PROBATIONARY)


@dataclass(frozen=True)
class DirectoryOf(Directory):
    """Those of the directory with one of these standings: who may be entered as a member, or be given a post."""

    standings: tuple[str, ...] = ()
    but_me: bool = False  # nobody proposes or appoints himself

    def rows(self, user: User) -> QuerySet[Person]:
        people = super().rows(user).filter(standing__in=self.standings)
        return people.exclude(user=user) if self.but_me else people

    def why_not(self, user: User, key: object) -> str:
        """Said of somebody the directory knows; nothing of anybody else."""
        person = super().rows(user).filter(pk__in=query_params.keys(Person, [key])).first()
        if person is None or person.standing in self.standings:
            return "不能推荐本人，请由其他同志办理。" if person and self.but_me and person.user_id == user.pk else ""
        wanted = "、".join(str(Person.Standing(one).label) for one in self.standings)
        return f"{person}是{person.get_standing_display()}，这里只能选{wanted}。"


@dataclass(frozen=True)
class Appointable(People):
    """Whom an administrator may give an office: whoever they see, but not themselves."""

    def rows(self, user: User) -> QuerySet[Person]:
        return super().rows(user).filter(voided_at=None).exclude(user=user)


def newcomers(people: QuerySet[Person], near: Near) -> QuerySet[Person]:
    """Without those who are on the roster of the branch already."""
    here = TemporaryMembership.objects.not_left().filter(unit__in=query_params.keys(Unit, [key_of(near.get("unit"))]))
    return people.exclude(pk__in=here.values("person"))


def on_roster(people: QuerySet[Person], near: Near) -> QuerySet[Person]:
    """On the roster of the branch that day, today while the form says no day; 群众 of the team as well."""
    units = query_params.keys(Unit, [key_of(near.get("unit"))])
    return people.filter(pk__in=TemporaryMembership.objects.filter(unit__in=units).on(_day(near)).values("person"))


def members_on_roster(people: QuerySet[Person], near: Near) -> QuerySet[Person]:
    return on_roster(people.filter(standing__in=PARTY), near)


def key_of(said: Any) -> str:
    return str(getattr(said, "pk", said) or "")


def _day(near: Near) -> date:
    said = near.get("on")
    return said if isinstance(said, date) else parse_day(said) or timezone.localdate()


def parse_day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said or ""))
    except ValueError:
        return None


@dataclass(frozen=True)
class RosterPeople(Directory):
    """The directory and whoever the person sees already: a roster that comes back names its own people again."""

    def rows(self, user: User) -> QuerySet[Person]:
        known = Q(pk__in=super().rows(user).values("pk")) | Q(pk__in=Person.objects.visible_to(user).values("pk"))
        people = told_apart(Person.objects.not_voided().filter(known))
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

BY_NAME: dict[str, Any] = {"search": PERSON_SEARCH, "label": person_line, "ordering": ("pinyin", "pk")}
FORMAL, OUTSIDE = (Person.Standing.FORMAL,), (Person.Standing.ACTIVIST, Person.Standing.NON_MEMBER)

pickers.register(Directory("directory", Person, **BY_NAME))
pickers.register(RosterPeople("roster_people", Person, **BY_NAME))
pickers.register(Directory("colleagues", Person, keeper=Power.LOG, **BY_NAME))
pickers.register(DirectoryOf("party_directory", Person, standings=PARTY, within=newcomers, **BY_NAME))
pickers.register(DirectoryOf("other_directory", Person, standings=OUTSIDE, within=newcomers, **BY_NAME))
pickers.register(DirectoryOf("formal_directory", Person, standings=FORMAL, **BY_NAME))
pickers.register(DirectoryOf("candidates", Person, standings=FORMAL, but_me=True, **BY_NAME))
pickers.register(Appointable("appointable", Person, **BY_NAME))
pickers.register(People("on_roster", Person, within=on_roster, **BY_NAME))
pickers.register(People("members_on_roster", Person, within=members_on_roster, **BY_NAME))
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
pickers.register(People("person", Person, **BY_NAME))
pickers.register(Picker("unit", Unit, search=UNIT_SEARCH, ordering=("path",), narrow=below))
