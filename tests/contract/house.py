"""One house for the contract of what pages show beside their own record: a row of every ledger, here and elsewhere.

Everyone a row speaks of is on both rosters, so that readers of either branch open their card; what was written in
the other branch is still not theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import CASCADE, Model
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from accounts.models.user import User
from branches.founding.models import FoundingRequest
from branches.life.models import BranchExtension, TemporaryBranch
from branches.page.content import posts_in
from branches.papers.models import IssuedPaper
from branches.performance.models import PerformanceNote
from branches.permits.models import FormPermit
from branches.projects.models import Project
from branches.relations.models import RelationTransfer
from education.activities.models import Activity
from education.attendance.models import Attendance
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.units.models import Unit
from records import history, scope
from records.ledger import Ledger, ledgers
from records.models.attachment import Attachment
from reminders.obligations.models import Obligation
from reminders.recomputing import recompute_units
from supervision.findings.models import Finding
from tests.cast import Cast, days_ago
from tests.making import makers

FIRST_NUMBER = 90_001  # told apart from every day, count and code of the cast


@dataclass(frozen=True)
class Made:
    """A row that a maker made; ``words`` are its own texts that bear its number, names of people left out."""

    ledger: Ledger
    row: Any
    draft: bool
    number: int

    @cached_property
    def words(self) -> list[str]:
        texts = [getattr(self.row, one.attname) for one in self.row._meta.concrete_fields]
        told = {text for text in texts if isinstance(text, str) and str(self.number) in text}
        return sorted(told - set(Person.objects.filter(name__in=told).values_list("name", flat=True)))

    def __str__(self) -> str:
        return f"{self.ledger.slug} {self.number}{'（草稿）' if self.draft else ''}"


@dataclass
class House:
    cast: Cast
    made: list[Made] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    _seen: dict[tuple[str, type[Model]], set[Any]] = field(default_factory=dict)

    @property
    def branches(self) -> list[TemporaryBranch]:
        found = TemporaryBranch.objects.select_related("unit__parent", "project", "founding")
        return list(found.filter(pk__in=[self.cast.jia.pk, self.cast.bing.pk]))

    @property
    def projects(self) -> list[Project]:
        """Two with a branch, and two that have none yet."""
        made = [one.row for one in self.made if isinstance(one.row, Project)]
        return [self.cast.rail, self.cast.solar, *made]

    @cached_property
    def readers(self) -> list[User]:
        return list(User.objects.filter(pk__in=[person.user_id for person in self.cast.people]).order_by("pk"))

    def sees(self, reader: User, record: Model) -> bool:
        """As the permission rule of the record's model says."""
        model = type(record)
        key = (reader.username, model)
        if key not in self._seen:
            self._seen[key] = set(scope.visible(model._base_manager.all(), reader).values_list("pk", flat=True))
        return record.pk in self._seen[key]

    def request(self, reader: User, subject: Model) -> HttpRequest:
        """As the page hands it to what it is made of."""
        request = RequestFactory().get("/")
        request.user = reader
        if isinstance(subject, TemporaryBranch):
            request.branch_posts = posts_in(subject)
            request.branch_verbs = {"extend", "permit"}
        return request


def build_house(cast: Cast) -> House:
    house, number = House(cast), FIRST_NUMBER
    for ledger in ledgers():
        maker = makers()[ledger.slug]
        sides = (cast.first, cast.second) if maker.level == "unit" else (cast.jia.unit, cast.bing.unit)
        for unit in sides:
            rows = [(False, maker.make(cast, unit, number))]
            if maker.drafts(ledger.model):
                rows.append((True, maker.make_draft(cast, unit, number + 1)))
            for draft, row in rows:
                house.made.append(Made(ledger, type(row)._base_manager.get(pk=row.pk), draft, number + draft))
                _on_both_rosters(house, row)
            number += 2
    _beside_the_ledgers(house)
    recompute_units([one.pk for one in (cast.jia.unit, cast.bing.unit)])
    _owed_for_projects(house)
    return house


def _on_both_rosters(house: House, row: Model) -> None:
    for person in _spoken_of(row):
        if person not in house.people:
            house.people.append(person)
        for branch in (house.cast.jia, house.cast.bing):
            if not TemporaryMembership.objects.filter(person=person, unit=branch.unit).exists():
                TemporaryMembership.objects.create(person=person, unit=branch.unit, starts_on=days_ago(20))


def _spoken_of(row: Model) -> Iterable[Person]:
    """The people a row names, and those who are named by what hangs on it."""
    if isinstance(row, Person):
        return [row]
    hanging = [
        one
        for link in row._meta.related_objects
        if link.on_delete is CASCADE and link.related_model._meta.managed
        for one in link.related_model._base_manager.filter(**{link.field.name: row.pk})
    ]
    found = [getattr(one, link.name) for one in (row, *hanging) for link in one._meta.fields if _is_person(link)]
    return [person for person in dict.fromkeys(found) if person is not None]


def _is_person(link: Any) -> bool:
    return link.remote_field is not None and link.related_model is Person


def _beside_the_ledgers(house: House) -> None:
    """What pages show besides rows that a maker makes whole."""
    cast = house.cast
    Person.objects.filter(home_unit=cast.first, home_branch=None).update(home_branch=cast.home)
    at_home = PerformanceNote.objects.filter(state="sent", unit=cast.jia.unit)
    at_home.update(home_branch=cast.home)  # the other was sent before its person came to this home
    PerformanceNote.objects.filter(state="sent").update(sent_at=timezone.now())
    for branch, unit, traveller in ((cast.jia, cast.first, cast.chensiyuan), (cast.bing, cast.second, cast.lijianjun)):
        paper = IssuedPaper.objects.filter(unit=unit).first()
        IssuedPaper.objects.filter(pk=paper.pk).update(about_unit=branch.unit)
        request = FoundingRequest.objects.filter(unit=unit, state="submitted").first()
        TemporaryBranch.objects.filter(pk=branch.pk).update(founding=request)
        RelationTransfer.objects.create(
            unit=branch.unit, person=traveller, home_unit=unit, target=cast.home, proposed_on=days_ago(3)
        )
        held = Activity.objects.filter(unit=branch.unit, state="submitted").first()
        for activity in (held, *Activity.objects.filter(unit=branch.unit, state="draft")):
            Attendance.objects.create(activity=activity, person=traveller)
        Activity.objects.filter(pk=held.pk).update(state="approved")
        _on_the_roster(branch)
        for record in (branch, paper):
            history.note(record, "edit", by=None, text="补录")
            Attachment.objects.create(
                object_id=record.pk, content_type=history.kind_of(record), kind="file", name="批复.pdf", size=1
            )
        Finding.objects.filter(unit=branch.unit).update(responsible_person=traveller)
        history.note(request, "submit", by=None, text="提交")
    for made in house.made:
        made.row.refresh_from_db()


def _on_the_roster(branch: TemporaryBranch) -> None:
    """Who left, who is no member, a group; what the branch itself was granted."""
    plain = {"standing": Person.Standing.NON_MEMBER, "by": None, "home_unit": branch.unit.parent}
    stay = {"unit": branch.unit, "starts_on": days_ago(20)}
    TemporaryMembership.objects.create(person=enrol_person(name="郑六顺", **plain), **stay)
    gone = enrol_person(name="冯七星", by=None, home_unit=branch.unit.parent, formal_since=days_ago(3000))
    TemporaryMembership.objects.create(person=gone, ends_on=days_ago(2), **stay)
    PartyGroup.objects.create(unit=branch.unit, name="第一党小组")
    granted = {"branch": branch, "until": days_ago(-60), "document_number": "二院党〔2026〕9号", "reason": "任务延长"}
    BranchExtension.objects.create(**granted)
    FormPermit.objects.create(form="admission", **granted)


def _owed_for_projects(house: House) -> None:
    """A duty that burns at the unit of each project without a branch."""
    duty = Obligation.objects.burning().filter(unit=house.cast.jia.unit).first()
    for project in house.projects[2:]:
        duty.pk, duty._state.adding = None, True
        duty.unit, duty.subject = project.unit, f"projects:{project.pk}"
        duty.save()


def owners_of(record: Model) -> list[Model]:
    """The records whose permission rule decides who may see this one: itself, what it hangs on, or what it is about."""
    if hasattr(record, "permissions"):
        return [record]
    if hasattr(record, "content_type_id") and hasattr(record, "object_id"):
        about = record.content_type.model_class()
        return list(about._base_manager.filter(pk=record.object_id)) if hasattr(about, "permissions") else []
    links = [one for one in record._meta.fields if one.remote_field and hasattr(one.related_model, "permissions")]
    found = [getattr(record, link.name) for link in links if link.related_model not in (Person, Unit)]
    return [one for one in found if one is not None]
