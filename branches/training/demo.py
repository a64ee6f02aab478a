"""A year of trainings for party-affairs officers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from branches.cadres.demo import officers
from branches.demo.world import World
from branches.training.acts import usual_hours, written
from branches.training.models import Training, TrainingParticipant
from organisation.demo.dice import days_ago, dice, key
from organisation.demo.lines import logged
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit
from records.models.history import HistoryLine

BATCH = 1000
UNTRAINED = (3, 28)  # slack branches: their secretaries have not had the training for new ones yet
THEMES = (
    "临时党支部书记任职培训",
    "党支部工作条例专题辅导",
    "党务干部能力提升班",
    "外场思想政治工作方法",
    "党内法规和纪律教育",
    "组织生活规范化实务",
    "党建与项目任务深度融合研讨",
)


def build(world: World) -> str:
    """The institute trains everybody in turns, each unit its own, most of them."""
    made: list[tuple[Training, list[Person]]] = []
    untrained = {world.branches[number].secretary.pk for number in UNTRAINED}
    in_office = [officer for officer in officers() if officer.in_office and officer.person_id not in untrained]
    secretaries = {officer.person_id: officer.person for officer in in_office if officer.role == Role.SECRETARY}
    for number, unit in enumerate([world.institute.root, *world.institute.units]):
        mine = [officer.person for officer in in_office if officer.unit.path.startswith(unit.path)]
        made += _of_office(dice(f"trainings of {unit.code}"), unit, mine, 5 if number == 0 else 3)
    _of_secretaries(*made[0], secretaries.values())
    Training.objects.bulk_create((training for training, _ in made), batch_size=BATCH)
    TrainingParticipant.objects.bulk_create(
        (TrainingParticipant(training=training, person=person) for training, people in made for person in people),
        batch_size=BATCH,
    )
    HistoryLine.objects.bulk_create(logged(training for training, _ in made), batch_size=BATCH)
    return f"党务培训 {len(made)} 次"


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
