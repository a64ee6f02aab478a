"""Rows of the ledgers about party-affairs officers."""

from __future__ import annotations

from typing import Any

from branches.cadres.models import PartyAffairsOfficer
from branches.life.models import TemporaryBranch
from branches.merit.models import Appraisal, Incentive
from branches.selection.models import CadreSelection
from branches.training.models import Training, TrainingParticipant
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Role
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def someone(unit: Unit, name: str, **more: Any) -> Person:
    return enrol_person(name=name, by=None, home_unit=unit, formal_since=days_ago(3000), **more)


def training_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "theme": "新任书记培训",
        "starts_on": days_ago(3),
        "form": "central",
        "level": "unit",
        "people": [someone(unit, "受训人").pk],
    }


@maker("trainings", form_data=training_data, level="unit")
def make_training(cast: Cast, unit: Unit, number: int, *people: Person, **more: Any) -> Training:
    people = people or (someone(unit, f"学员{number}"),)
    values = {"starts_on": days_ago(number % 20), "hours": 8, "expected": len(people), "state": "held", **more}
    training = Training.objects.create(
        unit=unit,
        theme=f"第{number}期培训",
        present=len(people),
        people_text="、".join(p.name for p in people),
        **values,
    )
    TrainingParticipant.objects.bulk_create(TrainingParticipant(training=training, person=one) for one in people)
    return training


def officer_of(unit: Unit, name: str, **more: Any) -> Person:
    """Someone who holds a post in the unit's party office."""
    person = someone(unit, name, **more)
    open_post(person=person, role=Role.UNIT_OFFICER, unit=unit, by=None, starts_on=days_ago(90))
    return person


@maker("cadres", level="unit")
def make_officer(cast: Cast, unit: Unit, number: int) -> PartyAffairsOfficer:
    return officer_of(unit, f"干部{number}").officer


def branch_of(cast: Cast, unit: Unit) -> TemporaryBranch:
    return cast.jia if unit in (cast.first, cast.jia.unit) else cast.bing


def selection_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    branch = branch_of(cast, unit)
    candidate = someone(unit, "人选")
    TemporaryMembership.objects.create(person=candidate, unit=branch.unit, starts_on=days_ago(9))
    return {
        "unit": branch.unit_id,
        "person": candidate.pk,
        "role": Role.PUBLICITY_MEMBER.value,
        "grounds": "长期在外场工作",
    }


def selection_told(cast: Cast, selection: CadreSelection) -> dict[str, dict[str, Any]]:
    return {"decide": {"document_number": "院党委〔2026〕30号", "decided_on": str(days_ago(0))}}


@maker("cadre-selections", form_data=selection_data, told=selection_told, level="unit")
def make_selection(cast: Cast, unit: Unit, number: int, **more: Any) -> CadreSelection:
    values = {"role": Role.COMMITTEE_MEMBER, "state": "recommended", "grounds": "长期在外场工作", **more}
    values.setdefault("person", someone(unit, f"人选{number}"))
    return CadreSelection.objects.create(unit=branch_of(cast, unit).unit, **values)


def appraisal_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "person": officer_of(unit, "受考核人").pk,
        "year": days_ago(0).year,
        "grade": "competent",
        "score": "88",
        "appraised_by": "一部党委",
        "appraised_on": days_ago(0),
    }


@maker("cadre-appraisals", form_data=appraisal_data, level="unit")
def make_appraisal(cast: Cast, unit: Unit, number: int, person: Person | None = None, **more: Any) -> Appraisal:
    person = person or officer_of(unit, f"干部{number}")
    values = {"year": 2025, "grade": "excellent", "score": 95, "appraised_by": "一部党委", **more}
    return Appraisal.objects.create(
        person=person, unit=person.officer.unit, appraised_on=days_ago(number % 30), **values
    )


def incentive_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "person": officer_of(unit, "受表彰人").pk,
        "kind": "commendation",
        "name": "优秀党务工作者",
        "level": "institute",
        "granted_on": days_ago(3),
        "document_number": "院党委〔2026〕20号",
    }


@maker("cadre-incentives", form_data=incentive_data, level="unit")
def make_incentive(cast: Cast, unit: Unit, number: int, person: Person | None = None, **more: Any) -> Incentive:
    person = person or officer_of(unit, f"干部{number}")
    values = {"kind": "honour", "name": f"优秀党务工作者{number}", "level": "unit", **more}
    return Incentive.objects.create(person=person, unit=person.officer.unit, granted_on=days_ago(number % 30), **values)
