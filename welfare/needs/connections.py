"""What follows from the moves of a need, and what becomes of open ones when their unit ends."""

from branches.handover import items as handover
from organisation.changes import listen_to_ends, listen_to_merges
from records.workflow import connect
from welfare.needs import duties
from welfare.needs.acts import hand_over, pass_on
from welfare.needs.models import Need


def register() -> None:
    connect(Need, duties.follow)
    listen_to_ends(pass_on)
    listen_to_merges(hand_over)
    handover.register_rows(
        "needs",
        "需求办结",
        30,
        Need.objects.unsettled,
        "unsettled=true",
        help="答复本人并办结；来不及的，写明由哪一级接着办后免办",
        merging="办理人改为{into}的负责人，期限和原来的办理经过不变",
    )
