"""The way of a need, as data. Every move has a form (welfare.needs.move_forms).

Whether an answer will do is said by the person themselves, or by whoever looks after them (power ``voice``, see
welfare.permissions).

Reasons and answers are kept with the need and its hand-overs, not in the text of the history: the auditor reads that.
"""

from __future__ import annotations

from django.db.models import F

from records.move_columns import set_columns
from records.workflow import Move, Workflow

_answered = set_columns(today="answered_on", satisfaction="")
_closed = set_columns(today="closed_on")
_reopened = set_columns(answered_on=None, closed_on=None, satisfaction="not", reopened=F("reopened") + 1)

NEED = Workflow(
    moves=(
        Move("answer", "答复", "open", "answered", "care", columns=_answered),
        Move("pass_up", "上报", "open", "open", "care", style="default"),
        Move("confirm", "本人满意，办结", "answered", "closed", "voice", columns=_closed),
        Move(
            "reopen", "不满意，重新办理", ("answered", "closed"), "open", "voice",
            style="danger", columns=_reopened,
        ),
    ),
    editable=("open",),
    waiting={"open": "care", "answered": "care"},
)  # fmt: skip
