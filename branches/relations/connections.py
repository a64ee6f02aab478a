"""What follows from the moves of a transfer."""

from branches.relations.acts import carry_out
from branches.relations.models import RelationTransfer
from records.workflow import connect


def register() -> None:
    connect(RelationTransfer, carry_out)
