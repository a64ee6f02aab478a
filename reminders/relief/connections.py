"""What an exemption or a suspension changes is worked out at once."""

from records.workflow import connect
from reminders.relief.models import Exemption, Suspension
from reminders.settling import settle_relieved


def register() -> None:
    connect(Suspension, settle_relieved)
    connect(Exemption, settle_relieved)
