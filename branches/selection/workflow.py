"""The moves of a selection: the unit recommends, the unit's head reviews, the institute decides with a paper."""

from __future__ import annotations

from branches.papers.desks import Desk, over_two_desks
from records.move_columns import set_columns

SELECTION = over_two_desks(
    submit="推荐上报",
    unit=Desk("recommended", "review", "审核通过", columns=set_columns(now="reviewed_at")),
    institute=Desk("reviewed", "decide", "决定任用"),
    decided="decided",
    returned_for="review_opinion",
)
