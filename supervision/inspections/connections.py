"""What follows from the moves of an inspection."""

from records.workflow import connect
from supervision.inspections import finishing
from supervision.inspections.models import Inspection


def register() -> None:
    connect(Inspection, finishing.follow)
