"""A row of 党务培训 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.training.models import Training, TrainingParticipant
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.branches.cadres.makers import someone
from tests.cast import Cast, days_ago
from tests.making import maker


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
