"""What follows from the moves of a training."""

from branches.training.acts import tell
from branches.training.models import Training
from records.workflow import connect


def register() -> None:
    connect(Training, tell)
