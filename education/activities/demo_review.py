"""How far a meeting came on its way to approval, and the lines its moves would have written."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils import timezone

from accounts.models.user import User
from branches.demo.founded import Founded
from branches.demo.manner import Manner
from education.activities import demo_words as words
from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.demo.dice import at, days_ago
from organisation.demo.lines import told
from organisation.powers import Role
from records.models.history import HistoryLine

S = Activity.State
RECENT = 21  # days in which papers may still be on their way
NOT_OWED = (Kind.TOPIC_STUDY, Kind.OATH_RENEWAL)


def carry(draw: random.Random, activity: Activity, one: Founded, day: date) -> None:
    """Old ones were approved; of the last three weeks some wait, some came back, some are drafts."""
    age = (timezone.localdate() - day).days
    waited = draw.choice((0, 1, 1, 2, 3, 12))
    activity.created_at = activity.updated_at = at(day, 20)
    on_its_way = draw.choices((S.APPROVED, S.SUBMITTED, S.RETURNED, S.DRAFT), weights=(45, 35, 12, 8))[0]
    activity.state = on_its_way if age < RECENT and _may_wait(activity, one, day) else S.APPROVED
    if activity.state == S.DRAFT:
        return
    submitted = at(min(day + timedelta(days=waited), timezone.localdate()), 20, 30)
    activity.submitted_at, activity.late = submitted, waited > 7 and age >= waited
    if activity.state == S.SUBMITTED:
        return
    activity.reviewed_at = submitted + timedelta(hours=draw.randint(1, 10))
    activity.review_opinion = draw.choice(words.RETURN_REASONS) if activity.state == S.RETURNED else ""


def _may_wait(activity: Activity, one: Founded, day: date) -> bool:
    """Steady branches leave only yesterday's papers lying, busy ones those of this month, slack ones any."""
    if activity.kind in NOT_OWED or one.manner is Manner.SLACK:
        return True
    this_month = day >= days_ago(0).replace(day=1)
    return this_month and (one.manner is Manner.BUSY or day == days_ago(1))


def lines(activities: Iterable[Activity]) -> Iterator[HistoryLine]:
    """The lines the acts would have written."""
    reviewers: dict[int, User | None] = {}
    for activity in activities:
        author = activity.author
        role = f"{activity.unit} · {Role.SECRETARY.label}"
        yield told(activity, "create", "登记", by=author, acting_as=role, at=activity.created_at)
        if activity.submitted_at:
            yield told(activity, "submit", "提交审核", by=author, acting_as=role, at=activity.submitted_at)
        if activity.reviewed_at:
            verb = "approve" if activity.state == S.APPROVED else "return"
            text = "通过" if verb == "approve" else f"退回：{activity.review_opinion}"
            reviewer = _reviewer(activity, reviewers)
            title = f"{activity.unit.parent} · {Role.UNIT_OFFICER.label}"
            yield told(activity, verb, text, by=reviewer, acting_as=title, at=activity.reviewed_at)


def _reviewer(activity: Activity, known: dict[int, User | None]) -> User | None:
    """The officer of the unit above the branch."""
    unit_id = activity.unit.ancestor_ids[1]
    if unit_id not in known:
        known[unit_id] = User.objects.filter(
            person__posts__unit_id=unit_id, person__posts__role=Role.UNIT_OFFICER
        ).first()
    return known[unit_id]
