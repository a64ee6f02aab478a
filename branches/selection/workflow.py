"""The moves of a selection: the unit recommends, the unit's head reviews, the institute decides with a paper."""

from __future__ import annotations

from typing import Any

from branches.hints import Hint
from branches.papers.desks import Desk, over_two_desks, refuse_if_blocked
from records.stamps import stamp


def _hints(selection: Any) -> list[Hint]:
    from branches.selection.requirements import requirements  # reads people, who are built on this module

    return requirements(selection)


SELECTION = over_two_desks(
    submit="推荐上报",
    unit=Desk("recommended", "review", "审核通过", stamps=stamp(now="reviewed_at")),
    institute=Desk("reviewed", "decide", "决定任用", by_form="branches:decide_selection"),
    decided="decided",
    returned_for="review_opinion",
).then(refuse_if_blocked(_hints, "submit", "review", "decide"))
