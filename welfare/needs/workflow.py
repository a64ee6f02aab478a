"""The way of a need, as data. Every move has a form (welfare.needs.move_forms).

Whether an answer will do is said by the person themselves, or by whoever looks after them (power ``voice``, see
welfare.permissions).

Reasons and answers are kept with the need and its hand-overs, not in the text of the history: the auditor reads that.
"""

from __future__ import annotations

from django.db.models import F

from records.stamps import stamp
from records.workflow import Move, Workflow

_answered = stamp(today="answered_on", satisfaction="")
_closed = stamp(today="closed_on")
_reopened = stamp(answered_on=None, closed_on=None, satisfaction="not", reopened=F("reopened") + 1)

NEED = Workflow(
    moves=(
        Move("answer", "答复", "open", "answered", "care", stamps=_answered),
        Move("pass_up", "上报", "open", "open", "care", tone="default"),
        Move("confirm", "本人满意，办结", "answered", "closed", "voice", stamps=_closed),
        Move(
            "reopen", "不满意，重新办理", ("answered", "closed"), "open", "voice",
            tone="danger", stamps=_reopened,
        ),
    ),
    editable=("open",),
    waiting={"open": "care", "answered": "care"},
)  # fmt: skip
