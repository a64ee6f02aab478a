"""党务工作 on a person's card: hours, trainings, and what the reader may know of appraisal and incentives."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from accounts.current import user_of
from branches.cadres import officers
from branches.cadres.models import PartyAffairsOfficer
from branches.merit.models import Appraisal, Incentive
from branches.training.models import TrainingParticipant
from organisation.parts import person_parts
from organisation.people.models import Person
from organisation.rows import Rows

NEWEST = 5
APPRAISALS = Rows("appraisals", Appraisal, ("-year",), most=NEWEST, colour=lambda row: Appraisal.COLOURS[row.grade])
INCENTIVES = Rows("incentives", Incentive, ("-granted_on", "-pk"), most=NEWEST)


def party_work_of(request: HttpRequest, person: Person) -> dict[str, object]:
    """Trainings are told whoever reads the card; the rest is narrowed by its own permission rule."""
    rows = PartyAffairsOfficer.objects.visible_to(user_of(request)).not_voided().filter(person=person)
    officer = officers.with_training(rows.select_related("person")).first()
    year = timezone.localdate().year
    if officer is None:
        return {"officer": None, "officer_year": year, "trainings": _trainings(person.pk)}
    return {"officer": officer, "officer_year": year, **told(request, officer)}


def told(request: HttpRequest, officer: PartyAffairsOfficer) -> dict[str, object]:
    """The newest trainings, appraisals with their colours, and incentives the reader may see."""
    person = officer.person
    seen = {**APPRAISALS.told(request, person), **INCENTIVES.told(request, person)}
    return {"trainings": _trainings(person.pk), **seen}


def _trainings(person: UUID) -> list[TrainingParticipant]:
    lines = TrainingParticipant.objects.attended().filter(person=person)
    return list(lines.select_related("training").order_by("-training__starts_on", "-pk")[:NEWEST])


def register() -> None:
    person_parts.register("branches/cadres/_person.html", party_work_of, order=30)
