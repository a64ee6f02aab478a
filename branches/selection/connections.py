"""What the rules forbid of a candidate goes no further than the desk it lies on."""

from branches.papers.desks import refuse_if_blocked
from branches.selection.models import CadreSelection
from branches.selection.requirements import requirements
from records.workflow import connect


def register() -> None:
    connect(CadreSelection, refuse_if_blocked(requirements, "submit", "review", "decide"))
