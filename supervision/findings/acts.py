"""What follows from the moves of a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from records.workflow import Move, MoveRefused
from supervision.findings import duties
from supervision.findings.models import Finding

if TYPE_CHECKING:
    from accounts.models.user import User

DECISIONS = ("close", "refuse", "reopen")


def follow(finding: Finding, move: Move, by: User | None) -> None:
    """Answers must be complete, the re-checker's name is kept, the deadline follows.

    Runs in the transaction of the move; raises MoveRefused when an answer is incomplete.
    """
    if move.code == "submit":
        sentences = [sentence for _, sentence in missing(finding)]
        if sentences:
            raise MoveRefused("还不能提交整改：" + "".join(sentences))
    if move.code in DECISIONS and by is not None:
        finding.rechecker = by.name
        finding.save(update_fields=["rechecker"])
    duties.recompute(finding)


def missing(said: Any) -> Iterator[tuple[str, str]]:
    """(field, sentence) for what an answer must say."""
    for field, sentence in (
        ("measures", "请填写整改措施。"),
        ("responsible", "请填写责任人。"),
        ("done_on", "请填写整改到位时间。"),
        ("completion", "请填写完成情况。"),
    ):
        if not getattr(said, field):
            yield field, sentence
