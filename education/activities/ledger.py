"""组织生活台账: what the branches held, in the columns the offices print."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse

from education.activities.forms import ActivityForm
from education.activities.handover import unfinished
from education.activities.importer import ActivityImporter
from education.activities.joint import event_of as joint_of
from education.activities.models import Activity
from education.activities.reading import committee_hint, counts, names, quorum_of, votes
from records import numbers
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register
from records.ledger.filters import yes_no
from records.record_forms import RecordForm


@register
class Activities(Ledger):
    model = Activity
    slug = "activities"
    title = "组织生活台账"
    noun = "活动"
    icon = "calendar-check"
    help = "三会一课、主题党日和各类学习教育，一次登记，台账、统计和提醒同时更新。"

    columns = (
        "unit",
        Column("kind", tones={}),
        Column("theme", link=True),
        "held_on",
        "host_name",
        Column("expected", label="应到"),
        Column("present", label="实到"),
        "state",
    )
    hidden = (
        Column("unit__parent", label="上级党组织"),
        "period",
        "place",
        "recorder_name",
        "lecturer_name",
        "hours",
        "expected_voting",
        "present_voting",
        "leave_count",
        "absent_count",
        "first_agenda",
        "late",
        "submitted_at",
        "reviewed_at",
    )
    search = ("theme", "host_name", "unit__name", "unit__pinyin", "unit__code")
    search_hint = "主题、主持人、支部（支持拼音首字母）"
    filters = ("unit", "kind", "held_on", "late", "first_agenda")
    more_filters: ClassVar = {"unfinished": yes_no("未审核通过", unfinished)}
    ordering = ("-held_on", "-id")
    related = ("unit", "group")
    unit_tree = "unit"

    form = ActivityForm
    form_template = "education/activities/form.html"
    detail_template = "education/activities/activity.html"
    importer = ActivityImporter
    attachments = True

    sections = (
        Section(
            "基本信息",
            (
                "unit",
                "kind",
                "theme",
                "name",
                "group",
                "period",
                "planned_at",
                "place",
                "host_name",
                "recorder_name",
                "lecturer_name",
                Column("hours_text", label="学时"),
                "first_agenda",
                "observers",
                "remark",
            ),
        ),
        Section("会议记录", ("content", "resolutions")),
        Section("审核情况", ("submitted_at", "late", "reviewed_at", "review_opinion")),
    )
    panels = (
        "education/attendance/_attendance.html",
        "education/voting/_votes.html",
        "education/activities/_joint.html",
    )

    sheet = Sheet("组织生活会议记录台账", signatures=("主持人", "记录人"))
    sheet_columns: ClassVar[tuple[str | Column, ...]] = (
        Column("name", label="会议名称"),
        Column("kind", label="类型"),
        Column("period", label="时间（起止）", width=20),
        Column("place", label="地点"),
        "host_name",
        "recorder_name",
        "expected",
        Column("expected_voting", label="应到会有表决权人数"),
        "present",
        Column("present_voting", label="实到会有表决权人数"),
        Column("observers", label="列席人员", width=18),
        Column("absences", label="缺席人员及原因", width=24),
        Column("theme", label="议题/主题", width=28),
        Column("content", label="内容摘要（发言）", width=40),
        Column("vote_text", label="表决情况（同意/不同意/弃权）", width=30),
        Column("resolutions", label="决议", width=30),
        Column("files_text", label="附件（签到表、照片）"),
        "remark",
        "state",
        Column("unit", label="所在党支部"),
    )

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        judged = votes(record)
        return {
            "attendance_counts": counts(record),
            "attendance_names": names(record),
            "votes": judged,
            "committee_hint": committee_hint(record, judged),
            "quorum": quorum_of(record),
            "joint_event": joint_of(record),
            "minutes_url": reverse("education:minutes", args=[record.pk]),
        }

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, Any]:
        record = form.instance
        title = "登记组织生活" if record._state.adding else "修改组织生活"
        return {
            "title": title,
            "crumbs": [("工作台", "/"), (self.title, self.url("list")), (title, "")],
            "roll_url": reverse("education:roll") + ("" if record._state.adding else f"?activity={record.pk}"),
            "photos_at_most": numbers.number(numbers.PHOTOS_AT_MOST),
            "blank_vote": {"yes": "", "no": "", "abstain": ""},
        }
