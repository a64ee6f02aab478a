"""Who answers for an area ends with the area, with the stay and with the branch."""

from branches.areas.acts import end_with_lives, follow
from branches.areas.models import ResponsibilityArea
from organisation.changes import listen
from records.workflow import connect


def register() -> None:
    connect(ResponsibilityArea, follow)
    listen(end_with_lives, ahead=True)
