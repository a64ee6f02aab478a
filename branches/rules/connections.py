"""What follows from publishing and revoking a rule."""

from branches.rules.acts import follow
from branches.rules.models import WorkingRule
from records.workflow import connect


def register() -> None:
    connect(WorkingRule, follow)
