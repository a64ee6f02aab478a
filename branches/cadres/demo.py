"""Party-affairs officers: what is recorded of them, their trainings, selection, appraisal and incentives."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from branches.cadres.demo_words import GROUNDS, HONOURS, OPINIONS, QUALIFICATIONS, THEMES
from branches.cadres.models import PartyAffairsOfficer
from branches.demo.founded import Founded
from branches.merit.models import Appraisal, Incentive
from branches.selection.models import CadreSelection
from branches.training.acts import usual_hours, written
from branches.training.models import Training, TrainingParticipant
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.tree import Institute
from organisation.people.models import Person
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit
from records import history
from records.models.history import HistoryLine

BATCH = 1000
UNTRAINED = (2, 8)  # branches whose secretary has not had the training for new ones yet


def build(institute: Institute, founded: list[Founded]) -> tuple[int, int]:
    """Returns how many officers and trainings there are."""
    officers = list(PartyAffairsOfficer.objects.select_related("person__user", "unit").order_by("unit__path", "pk"))
    _record(officers)
    trainings = _trainings(institute, officers, {founded[number].secretary.pk for number in UNTRAINED})
    _selections(founded)
    _results(officers)
    return len(officers), trainings


def _record(officers: list[PartyAffairsOfficer]) -> None:
    draw, kinds = dice("officers"), PartyAffairsOfficer.Reserve
    for officer in officers:
        officer.working_since = (officer.held_since or days_ago(0)) - timedelta(days=draw.randint(60, 5000))
        officer.reserve = draw.choices(list(kinds), weights=(78, 15, 7))[0]
        officer.qualification = draw.choice(QUALIFICATIONS)
    PartyAffairsOfficer.objects.bulk_update(officers, ["working_since", "reserve", "qualification"], batch_size=BATCH)


def _trainings(institute: Institute, officers: list[PartyAffairsOfficer], untrained: set[UUID]) -> int:
    """The institute trains everybody in turns, each unit its own, most of them."""
    made: list[tuple[Training, list[Person]]] = []
    in_office = [officer for officer in officers if officer.in_office and officer.person_id not in untrained]
    secretaries = {officer.person_id: officer.person for officer in in_office if officer.role == Role.SECRETARY}
    for number, unit in enumerate([institute.root, *institute.units]):
        mine = [officer.person for officer in in_office if officer.unit.path.startswith(unit.path)]
        made += _of_office(dice(f"trainings of {unit.code}"), unit, mine, 5 if number == 0 else 3)
    _of_secretaries(*made[0], secretaries.values())
    Training.objects.bulk_create((training for training, _ in made), batch_size=BATCH)
    TrainingParticipant.objects.bulk_create(
        (TrainingParticipant(training=training, person=person) for training, people in made for person in people),
        batch_size=BATCH,
    )
    _tell(training for training, _ in made)
    return len(made)


def _of_office(
    draw: random.Random, unit: Unit, people: list[Person], count: int
) -> Iterator[tuple[Training, list[Person]]]:
    is_institute = unit.kind == Unit.Kind.INSTITUTE
    for number in range(count):
        first = days_ago(20 + number * 62 + draw.randint(0, 20))
        training = Training(
            id=key(draw), unit=unit, theme=draw.choice(THEMES), starts_on=first,
            form=draw.choices(list(Training.Form), weights=(60, 25, 15))[0],
            level=Training.Level.INSTITUTE if is_institute else Training.Level.UNIT,
            place="院党校" if is_institute else "本单位会议室",
            lecturer=draw.choice(("党校教师", "院党委组织部", "外请专家")),
            result="结业考试全部合格", state=Training.State.HELD,
        )  # fmt: skip
        training.ends_on = _end(first, draw.randint(0, 4) if training.form == Training.Form.CENTRAL else 0)
        there = sorted(draw.sample(people, max(len(people) * 3 // 5, min(len(people), 1))), key=lambda one: one.pinyin)
        training.hours, training.expected = usual_hours(training), min(len(there) + draw.randint(0, 2), len(people))
        training.present, training.people_text = len(there), written(there)
        yield training.derive(), there


def _of_secretaries(training: Training, there: list[Person], secretaries: Iterable[Person]) -> None:
    """The newest training of the institute is the one for new secretaries: none of them is missing."""
    training.form, training.theme = Training.Form.CENTRAL, "新任临时党支部书记任职培训"
    there += [person for person in secretaries if person not in there]
    training.present = training.expected = len(there)
    training.people_text = written(there)
    training.derive()


def _end(first: date, days: int) -> date:
    """Trainings do not cross the year."""
    return min(first + timedelta(days=days), date(first.year, 12, 31))


def _selections(founded: list[Founded]) -> None:
    """Some in every state; what was decided is not yet taken up."""
    states = list(CadreSelection.State)
    rows = []
    for number, one in enumerate(founded[1:13]):
        draw, state = dice(f"selection {number}"), states[number % len(states)]
        candidate = next((person for person in reversed(one.members) if person.may_vote), one.secretary)
        row = CadreSelection(
            id=key(draw), unit=one.branch.unit, person=candidate, role=draw.choice(BRANCH_COMMITTEE[2:]),
            grounds=draw.choice(GROUNDS), state=state, created_at=at(days_ago(30 - number), 9),
        )  # fmt: skip
        if state != CadreSelection.State.DRAFT:
            row.submitted_at = at(days_ago(28 - number), 10)
        if state == CadreSelection.State.RETURNED:
            row.review_opinion = "请补充近两年考核情况。"
        if state in (CadreSelection.State.REVIEWED, CadreSelection.State.DECIDED):
            row.reviewed_at = at(days_ago(20 - number), 10)
        if state == CadreSelection.State.DECIDED:
            row.document_number, row.decided_on = f"院党委〔{days_ago(0).year}〕{60 + number}号", days_ago(3)
        rows.append(row)
    CadreSelection.objects.bulk_create(rows)
    _tell(rows)


def _results(officers: list[PartyAffairsOfficer]) -> None:
    """Last year's appraisal of most, an honour for some."""
    appraisals, incentives, year = [], [], days_ago(0).year - 1
    for officer in officers:
        draw = dice(f"officer {officer.person.staff_number}")
        if draw.random() < 0.7 and officer.role != Role.HOME_SECRETARY:
            appraisals.append(_appraisal(draw, officer, year))
        if draw.random() < 0.2:
            incentives.append(_incentive(draw, officer))
    Appraisal.objects.bulk_create(appraisals, batch_size=BATCH)
    Incentive.objects.bulk_create(incentives, batch_size=BATCH)
    _tell([*appraisals, *incentives])


def _appraisal(draw: random.Random, officer: PartyAffairsOfficer, year: int) -> Appraisal:
    grade = draw.choices(list(Appraisal.Grade)[:3], weights=(28, 66, 6))[0]
    least = {"excellent": 90, "competent": 78, "basic": 65}[grade]
    return Appraisal(
        id=key(draw), person=officer.person, unit=officer.unit, year=year, grade=grade,
        score=Decimal(least + draw.randint(0, 9)), opinion=draw.choice(OPINIONS[grade]),
        appraised_by="院党委组织部", appraised_on=date(year, 12, draw.randint(10, 28)),
    )  # fmt: skip


def _incentive(draw: random.Random, officer: PartyAffairsOfficer) -> Incentive:
    kind, name = draw.choice(HONOURS)
    day = days_ago(draw.randint(30, 400))
    return Incentive(
        id=key(draw), person=officer.person, unit=officer.unit, kind=kind, name=name, granted_on=day,
        level=draw.choices(list(Incentive.Level), weights=(60, 32, 8))[0], public_from=day - timedelta(days=12),
        public_to=day - timedelta(days=5), document_number=f"院党委〔{day.year}〕{draw.randint(5, 70)}号",
    )  # fmt: skip


def _tell(records: Iterable[Any]) -> None:
    """The line that logging each of them would have written."""
    HistoryLine.objects.bulk_create(
        (history.line(record, "create", by=None, text="登记") for record in records), batch_size=BATCH
    )
