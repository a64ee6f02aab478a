"""What the rules forbid goes no further than the desk it lies on."""

from branches.founding.hints import hints_of
from branches.founding.models import FoundingRequest
from branches.founding.workflow import ONWARD
from branches.papers.desks import refuse_if_blocked
from records.workflow import connect


def register() -> None:
    connect(FoundingRequest, refuse_if_blocked(hints_of, *ONWARD))
