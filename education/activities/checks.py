"""What cannot be true of an activity, as sentences for the person who logs it. Plain data in, (field, sentence) out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from branches.permits.forbidden import meeting
from branches.permits.refusals import refusal
from education.activities.kinds import Kind
from organisation.units.models import Unit

Problem = tuple[str, str]
LONGEST = timedelta(days=1)


def problems(typed: Mapping[str, Any], now: datetime | None = None) -> Iterator[Problem]:
    """Check cleaned values (``unit``, ``kind``, ``starts_at`` …); values that are missing were complained of before."""
    starts_at, ends_at, unit = typed.get("starts_at"), typed.get("ends_at"), typed.get("unit")
    if starts_at is not None:
        yield from _future(starts_at, now or timezone.now())
        if unit is not None:
            yield from _life(unit, timezone.localdate(starts_at))
        if ends_at is not None and ends_at <= starts_at:
            yield "ends_at", "结束时间要晚于开始时间，请核对。"
        elif ends_at is not None and ends_at - starts_at > LONGEST:
            yield "ends_at", "开始和结束相隔超过一天，请核对；连续几天的活动请按天登记。"
    yield from _of_kind(typed)
    for name in ("name", "theme"):
        said = str(typed.get(name) or "")
        if sentence := refusal(unit, meeting(said), said):
            yield name, sentence


def _future(starts_at: datetime, now: datetime) -> Iterator[Problem]:
    if starts_at > now:
        yield "starts_at", f"{timezone.localtime(starts_at):%Y-%m-%d %H:%M} 还没有到，请在活动开过以后登记。"


def _life(unit: Unit, day: date) -> Iterator[Problem]:
    """A branch has no organisation life before it was founded or after it was dissolved (BR-09)."""
    if unit.founded_on and day < unit.founded_on:
        yield "starts_at", f"{unit}于 {unit.founded_on} 成立，活动日期不能早于这一天。"
    if unit.ended_on and day > unit.ended_on:
        yield "starts_at", f"{unit}已于 {unit.ended_on} 撤销，活动日期不能晚于这一天。"


def _of_kind(typed: Mapping[str, Any]) -> Iterator[Problem]:
    kind, group, unit = typed.get("kind"), typed.get("group"), typed.get("unit")
    if kind == Kind.PARTY_LECTURE and not typed.get("lecturer_name"):
        yield "lecturer_name", "党课请填写授课人。"
    if kind == Kind.GROUP_MEETING and group is None:
        yield "group", "党小组会请选择是哪个党小组。"
    if group is not None and unit is not None and group.unit_id != unit.pk:
        yield "group", f"{group}不是{unit}的党小组，请重新选择。"


def count_problems(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """Counts that were typed because there is no roll (imports)."""
    expected, present = typed.get("expected") or 0, typed.get("present") or 0
    voting, voting_there = typed.get("expected_voting"), typed.get("present_voting")
    if present > expected:
        yield "present", f"实到 {present} 人多于应到 {expected} 人；不是本支部的人员请写在列席人员里。"
    if present + (typed.get("leave_count") or 0) > expected:
        yield "leave_count", f"实到和请假合计多于应到 {expected} 人，请核对。"
    if voting is not None and voting > expected:
        yield "expected_voting", f"应到有表决权 {voting} 人多于应到 {expected} 人，请核对。"
    if voting_there is not None and voting_there > min(present, voting if voting is not None else present):
        yield "present_voting", "实到有表决权人数多于实到人数或应到有表决权人数，请核对。"
