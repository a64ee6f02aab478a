"""What rules may ask about a branch's project: whether it is a key one, and its phase."""

from django.db.models import F, Model, QuerySet

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from reminders.obligations import circumstances


def of_projects() -> QuerySet[Model]:
    """Readable as circumstances.COLUMNS."""
    told: QuerySet[Model] = TemporaryBranch.objects.annotate(
        unit_key=F("unit_id"), key_project=F("project__is_key"), project_phase=F("project__phase")
    )
    return told


def register() -> None:
    circumstances.told_by(of_projects, phases=Project.Phase.choices)
