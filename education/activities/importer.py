"""Sheets like 三会一课录入样表 and 主题党日活动录入样表: counts without a roll, times as text (2019/2/3  14:30)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet
from django.utils import timezone

from education.activities import checks
from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.groups.models import PartyGroup
from organisation.units.models import UnitQuerySet
from records.imports import Importer, ImportField, Row
from records.imports.spans import span_of

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

SPELLINGS = {
    "支部委员会": Kind.COMMITTEE_MEETING,
    "支部委员会会议": Kind.COMMITTEE_MEETING,
    "支委会会议": Kind.COMMITTEE_MEETING,
    "党员大会": Kind.MEMBER_ASSEMBLY,
    "党小组会议": Kind.GROUP_MEETING,
    "主题党日活动": Kind.THEMED_PARTY_DAY,
}
COUNTS = ("expected", "expected_voting", "present", "present_voting", "leave_count")


def _branches(units: UnitQuerySet) -> UnitQuerySet:
    return units.temporary()


FIELDS = (
    ImportField(
        "unit",
        heads=("所在党支部",),
        code_heads=("所在党支部编码",),
        picker="unit",
        within=_branches,
        either=True,
        required=True,
        help="党支部的名称或编码，与系统中的一致",
    ),
    ImportField("kind", heads=("会议类型", "类型"), required=True, aliases=SPELLINGS),
    ImportField("group_name", heads=("党小组",), help="党小组会必填"),
    ImportField("name", heads=("会议名称", "活动名称")),
    ImportField("theme", heads=("会议议题", "活动主题", "议题/主题"), required=True),
    ImportField(
        "starts_at",
        heads=("实际会议时间", "实际时间"),
        required=True,
        instead=("span",),
        help="例如 2026-03-12 14:30",
    ),
    ImportField("ends_at", heads=("结束时间",)),
    ImportField("span", heads=("时间（起止）",), in_template=False),
    ImportField("planned_at", heads=("计划会议时间", "计划时间")),
    ImportField("place", heads=("会议地点", "活动地点", "地点")),
    ImportField(
        "host",
        heads=("主持人姓名", "主持人"),
        code_heads=("主持人学工号",),
        picker="person",
        text_field="host_name",
    ),
    ImportField(
        "recorder",
        heads=("记录人姓名", "记录人"),
        code_heads=("记录人学工号",),
        picker="person",
        text_field="recorder_name",
    ),
    ImportField("lecturer_name", heads=("授课人",), help="党课不填的，按主持人登记"),
    ImportField("expected", heads=("应到人数",), required=True),
    ImportField("expected_voting", heads=("应到会有表决权人数", "应到有表决权人数")),
    ImportField("present", heads=("实到人数",), required=True),
    ImportField("present_voting", heads=("实到会有表决权人数", "实到有表决权人数")),
    ImportField("leave_count", heads=("请假人数",)),
    ImportField("guests", heads=("列席人员",), help="写姓名，用顿号隔开"),
    ImportField("content", heads=("会议内容", "主要内容及特色", "内容摘要（发言）")),
    ImportField("resolutions", heads=("会议决议", "决议")),
    ImportField("hours", heads=("学时",)),
    ImportField("remark", heads=("备注",)),
)


NOBODY = ("无", "没有", "—", "-", "/")
PEOPLE = {"host": "host_name", "recorder": "recorder_name"}
CHECKED = ("unit", "group", "kind", "name", "theme", "starts_at", "ends_at", "lecturer_name", *COUNTS)


class ActivityImporter(Importer[Activity]):
    """What cannot be mapped (branch, kind, people) is asked by the import pages; this says what belongs together."""

    fields = FIELDS
    key = ("unit", "kind", "starts_at", "theme")
    ignored_heads = ("所在分党委编码", "所在分党委")
    fixed = {"has_roll": False}
    notes = (
        "一行是一次活动；时间写作 2026-03-12 14:30。",
        "人数按表中所填登记；需要逐人点名的，在系统中逐次登记。",
        "同一支部、同一类型、同一开始时间、同一主题的活动只登记一次，重复导入不会重复登记。",
    )
    constraint_texts = {
        "activity_present_of_expected": "实到人数不能多于应到人数",
        "activity_ends_after_start": "结束时间要晚于开始时间",
    }

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Activity]:
        """With a copy of the counts, which an activity that was called by name keeps, and of who was on the roll."""
        rows: QuerySet[Activity] = super().existing(ledger, user)
        return rows.annotate(**{f"kept_{name}": F(name) for name in (*COUNTS, *PEOPLE)})

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Party groups by branch and name, one query for the batch."""
        named = [row for row in rows if row.get("group_name") and row.get("unit")]
        if not named:
            return
        units = {row.values["unit"].pk for row in named}
        found = sorted(PartyGroup.objects.filter(unit__in=units), key=lambda group: group.ended_on is None)
        groups = {(group.unit_id, group.name): group for group in found}  # of two of one name the one that stands
        for row in named:
            group = groups.get((row.values["unit"].pk, row.values["group_name"].strip()))
            if group is None:
                row.refuse("group_name", "这个支部没有这个名称的党小组，请核对")
            row.values["group"] = group

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        if str(row.get("guests") or "").strip() in NOBODY:
            row.values.pop("guests", None)
        if row.get("span") and not row.get("starts_at"):
            _take_span(row)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        activity: Activity = row.record
        activity.group = row.get("group") or activity.group
        _name_people(row, activity)
        if activity.has_roll:
            for name in COUNTS:
                setattr(activity, name, getattr(activity, f"kept_{name}"))
        else:
            activity.absent_count = max(activity.expected - activity.present - activity.leave_count, 0)
            activity.observers = activity.guests
        activity.derive()
        _check(row, activity)


def _take_span(row: Row) -> None:
    """时间（起止） of our own sheet: 2026-03-12 14:30 至 16:00."""
    if (found := span_of(row, "span")) is None:
        return
    begin, end = found
    row.values["starts_at"] = begin
    if end:
        row.values["ends_at"] = end


def _name_people(row: Row, activity: Activity) -> None:
    """A person who was found gives the name; a name alone stands for nobody on the roll, and goes on to do so."""
    for person, name in PEOPLE.items():
        if row.get(person) and not row.created and _stood_alone(row, activity, person):
            setattr(activity, person, None)
        elif row.get(person):
            setattr(activity, name, row.values[person].name)
        elif row.get(name) and getattr(activity, f"{person}_id") and getattr(activity, person).name != row.values[name]:
            setattr(activity, person, None)
    if activity.kind == Kind.PARTY_LECTURE and not activity.lecturer_name:
        activity.lecturer_name = activity.host_name


def _stood_alone(row: Row, activity: Activity, person: str) -> bool:
    """The stored activity has this very name and nobody of the roll, and the cell says no more than the name."""
    stored = getattr(activity, f"kept_{person}") is None and getattr(activity, PEOPLE[person])
    return bool(stored) and row.texts.get(person) == stored


def _check(row: Row, activity: Activity) -> None:
    typed = {name: getattr(activity, name) for name in CHECKED}
    for field, sentence in (*checks.problems(typed, timezone.now()), *checks.count_problems(typed)):
        row.refuse(field, sentence)
