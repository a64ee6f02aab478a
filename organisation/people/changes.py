"""人员变动: who came, went and gave up a post, read from memberships and posts. Nobody enters it a second time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Concat
from django.utils import timezone

from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.units.models import Unit
from records.exports import Head, Sheet
from records.templatetags.ui import mask_phone

if TYPE_CHECKING:
    from accounts.models.user import User

SHEET = Sheet("人员变动台账")
HEADS = (
    Head("党员姓名"),
    Head("联系方式"),
    Head("所属组织", width=30),
    Head("变更类型"),
    Head("变更情况", width=20),
    Head("办理时间", kind="date"),
)
COLUMNS = ("person_id", "person_name", "phone", "organisation", "change", "how", "day")


class Change(TextChoices):
    """As the office files it."""

    ORGANISATION = "organisation", "组织变更"
    POST = "post", "离开岗位"


@dataclass(frozen=True)
class Asked:
    """What is looked for; empty parts narrow nothing."""

    unit: Unit | None = None
    change: str = ""
    first: date | None = None
    last: date | None = None
    name: str = ""


def rows(user: User, asked: Asked, power: str = Power.VIEW) -> QuerySet[Any, tuple[Any, ...]]:
    """Newest first, as tuples of COLUMNS; one statement over both tables. To be counted, sliced or read."""
    stays = _narrowed(TemporaryMembership.objects.visible_to(user, power), asked)
    posts = _narrowed(Post.objects.visible_to(user, power), asked)
    held = posts.filter(unit__kind__in=Unit.TEMPORARY_BRANCHES).exclude(role=Role.MEMBER)
    today = timezone.localdate()  # a day that was entered ahead has changed nothing yet
    over = Q(ends_on__lte=today)
    came = _told(stays.filter(starts_on__lte=today), "starts_on", Value(Change.ORGANISATION.value), _came(), asked)
    went = _told(stays.filter(over), "ends_on", _left(), _went(), asked)
    ended = _told(held.filter(over), "ends_on", Value(Change.POST.value), _relieved(), asked)
    return came.union(went, ended, all=True).order_by("-day", "person_name", "how")


def _narrowed(found: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    if asked.unit:
        found = found.filter(unit__path__startswith=asked.unit.path)
    if asked.name:
        found = found.filter(Q(person__name__icontains=asked.name) | Q(person__pinyin__icontains=asked.name))
    return found.order_by()


def _told(found: QuerySet[Any], day: str, change: Any, how: Any, asked: Asked) -> QuerySet[Any, tuple[Any, ...]]:
    told = found.annotate(
        person_name=F("person__name"),
        phone=F("person__phone"),
        organisation=F("unit__name"),
        change=change,
        how=how,
        day=F(day),
    )
    for condition, value in (("change", asked.change), ("day__gte", asked.first), ("day__lte", asked.last)):
        if value:
            told = told.filter(**{condition: value})
    rows: QuerySet[Any, tuple[Any, ...]] = told.values_list(*COLUMNS)
    return rows


def _other(day: str, same: str) -> Exists:
    """Whether the person left or entered another branch on that day: a transfer."""
    other = TemporaryMembership.objects.filter(person=OuterRef("person"), **{same: OuterRef(day)})
    return Exists(other.exclude(unit=OuterRef("unit")))


def _either(condition: Exists, one: str, other: str) -> Case:
    return Case(When(condition, then=Value(one)), default=Value(other), output_field=CharField())


def _came() -> Case:
    return _either(_other("starts_on", "ends_on"), "由其他支部转入", "编入支部")


def _went() -> Case:
    return _either(_other("ends_on", "starts_on"), "转往其他支部", "离场")


def _left() -> Case:
    """Who goes to another branch changes the organisation; who goes for good leaves the place of work."""
    return _either(_other("ends_on", "starts_on"), Change.ORGANISATION.value, Change.POST.value)


def _relieved() -> Concat:
    labels = [When(role=role.value, then=Value(str(role.label))) for role in Role]
    return Concat(Value("不再任"), Case(*labels, default=Value("职务"), output_field=CharField()))


def cells(row: tuple[Any, ...]) -> list[object]:
    """Under HEADS; telephone numbers as everywhere in lists."""
    _person, name, phone, organisation, change, how, day = row
    return [name, mask_phone(phone) or None, organisation, Change(change).label, how, day]


def person_of(row: tuple[Any, ...]) -> UUID:
    person: UUID = row[0]
    return person
