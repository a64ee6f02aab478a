"""What an exemption or a suspension changes is worked out at once."""

from records.workflow import connect
from reminders.recomputing import recompute_relieved
from reminders.relief.models import Exemption, Suspension


def register() -> None:
    connect(Suspension, recompute_relieved)
    connect(Exemption, recompute_relieved)
