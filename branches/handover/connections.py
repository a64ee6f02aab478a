"""What this app itself asks to be handed over, and that no branch is dissolved before."""

from branches.handover import burning, own_items
from branches.handover.acts import refuse_unless_handed_over
from branches.life.models import TemporaryBranch
from records.workflow import connect


def register() -> None:
    own_items.register()
    burning.register()
    connect(TemporaryBranch, refuse_unless_handed_over)
