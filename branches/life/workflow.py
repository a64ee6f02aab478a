"""The life of a branch after founding as data: what may follow what, and who decides it (BR-04, BR-09, BR-10).

Every move has a page and an act of its own, in this room; none can be made by the plain button of a ledger.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from records.workflow import Move, Workflow

AT_WORK = ("running", "extended")


def _as_before(branch: Any, now: datetime, reason: str) -> dict[str, object]:
    """A branch that was extended before its end began goes on as an extended one."""
    return {"state": "extended" if branch.extensions.exists() else "running"}


LIFE = Workflow(
    moves=(
        Move("extend", "延期", AT_WORK, "extended", "decide", page="branches:extend"),
        Move("begin_dissolving", "启动撤销", AT_WORK, "dissolving", "decide", page="branches:begin_dissolving"),
        Move("convert", "改设党支部", AT_WORK, "dissolving", "decide", page="branches:convert"),
        Move("resume", "恢复运行", "dissolving", "running", "decide", page="branches:resume", columns=_as_before),
        Move("dissolve", "撤销", "dissolving", "dissolved", "decide", page="branches:dissolve"),
        Move("archive", "归档", "dissolved", "archived", "decide", page="branches:archive"),
    ),
    editable=(*AT_WORK, "dissolving"),
)
