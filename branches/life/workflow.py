"""The life of a branch after founding as data: what may follow what, and who decides it (BR-04, BR-09, BR-10).

Every move has a page and an act of its own, in branches/acts; none can be made by the plain button of a ledger.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from records.workflow import Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User

AT_WORK = ("running", "extended")


def _as_before(branch: Any, now: datetime, reason: str) -> dict[str, object]:
    """A branch that was extended before its end began goes on as an extended one."""
    return {"state": "extended" if branch.extensions.exists() else "running"}


def refuse_unless_handed_over(branch: Any, move: Move, by: User | None) -> None:
    """Nothing of a branch is lost: it is dissolved once its hand-over list is settled, whichever way one comes."""
    if move.code != "dissolve":
        return
    # The list counts rows of models that are built on this module.
    from branches.handover.items import still_open

    if waiting := still_open(branch):
        titles = "、".join(entry.title for entry in waiting)
        raise MoveRefused(f"移交清单还有 {len(waiting)} 项没有办完：{titles}。请逐项办结或写明理由后免办。")


LIFE = Workflow(
    moves=(
        Move("extend", "延期", AT_WORK, "extended", "decide", by_form="branches:extend"),
        Move("begin_dissolving", "启动撤销", AT_WORK, "dissolving", "decide", by_form="branches:begin_dissolving"),
        Move("convert", "改设党支部", AT_WORK, "dissolving", "decide", by_form="branches:convert"),
        Move("resume", "恢复运行", "dissolving", "running", "decide", by_form="branches:resume", stamps=_as_before),
        Move("dissolve", "撤销", "dissolving", "dissolved", "decide", by_form="branches:dissolve"),
        Move("archive", "归档", "dissolved", "archived", "decide", by_form="branches:archive"),
    ),
    editable=(*AT_WORK, "dissolving"),
).then(refuse_unless_handed_over)
