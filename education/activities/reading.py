"""What the pages of one activity show beside its own columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from education.activities.kinds import DECIDING, Kind
from education.activities.models import Activity
from education.activities.numbers import COMMITTEE_BEFORE_DAYS, number
from education.attendance.models import Attendance
from education.voting import ballots
from education.voting.models import Vote
from education.voting.quorum import Verdict, quorum
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE

Pair = tuple[str, str, bool]  # label, text, takes the whole row
Status = Attendance.Status
LEAST_COMMITTEE = 3  # a committee has at least three members (BR-13)


@dataclass(frozen=True)
class VoteRow:
    vote: Vote
    verdict: Verdict


def counts(activity: Activity) -> list[Pair]:
    """The four counts and who was missing."""
    return [
        ("应到", f"{activity.expected} 人", False),
        ("应到有表决权", _people(activity.expected_voting), False),
        ("实到", f"{activity.present} 人", False),
        ("实到有表决权", _people(activity.present_voting), False),
        ("请假", f"{activity.leave_count} 人", False),
        ("缺席", f"{activity.absent_count} 人", False),
    ]


def _people(number: int | None) -> str:
    return "未登记" if number is None else f"{number} 人"


def names(activity: Activity) -> list[Pair]:
    """Who was there and who was not, in the order the names were called; one query, nothing without a roll."""
    lines = list(Attendance.objects.filter(activity=activity).select_related("person"))
    found = [(Status(status).label, _joined(line for line in lines if line.status == status)) for status in Status]
    no_vote = "、".join(line.person.name for line in lines if line.is_expected and not line.voting)
    return [(label, text, True) for label, text in (*found, ("无表决权", no_vote)) if text]


def _joined(lines: Iterable[Attendance]) -> str:
    return "、".join(f"{line.person.name}（{line.reason}）" if line.reason else line.person.name for line in lines)


def votes(activity: Activity) -> list[VoteRow]:
    found = Vote.objects.filter(activity=activity)
    return [VoteRow(vote, _verdict(activity, vote)) for vote in found]


def _verdict(activity: Activity, vote: Vote) -> Verdict:
    return ballots.judge(activity.kind, activity.expected_voting, activity.present_voting, vote.yes)


def committee_hint(activity: Activity, rows: Iterable[VoteRow]) -> str:
    """Important matters go through the committee before the assembly (MT-12); '' when they did or none is important.

    A branch without a committee decides in the assembly alone (BR-14).
    """
    if activity.kind != Kind.MEMBER_ASSEMBLY or not any(row.vote.important for row in rows):
        return ""
    days = number(COMMITTEE_BEFORE_DAYS, activity.held_on)
    before = (
        Activity.objects.not_voided()
        .of_kind(Kind.COMMITTEE_MEETING)
        .filter(unit=activity.unit_id, held_on__range=(activity.held_on - timedelta(days=days), activity.held_on))
    )
    if before.exists() or not _has_committee(activity):
        return ""
    return f"有重要事项提交表决，而会前 {days} 天内没有登记支委会：重要事项一般先经支委会讨论，再提交党员大会。"


def _has_committee(activity: Activity) -> bool:
    posts = Post.objects.on(activity.held_on).filter(unit=activity.unit_id, role__in=BRANCH_COMMITTEE)
    return posts.values("person").distinct().count() >= LEAST_COMMITTEE


def quorum_of(activity: Activity) -> Verdict | None:
    """Whether enough people came to decide; None for activities that decide nothing."""
    if activity.kind not in DECIDING:
        return None
    return quorum(activity.kind, activity.expected_voting, activity.present_voting)
