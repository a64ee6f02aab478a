"""组织生活台账: what the branches held, in the columns the offices print."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from education.activities.forms import ActivityForm
from education.activities.importer import ActivityImporter
from education.activities.joint import event_of as joint_of
from education.activities.models import Activity
from education.activities.reading import committee_hint, counts, names, quorum_of, votes
from organisation.access import access_of
from organisation.permissions.desk import desks
from records import scope
from records.exports import Sheet
from records.ledger import (
    Column,
    Ledger,
    hidden,
    off_page,
    off_sheet,
    off_table,
    page_only,
    register,
    section,
    sheet_only,
)
from records.ledger.filters import yes_no
from records.record_forms import RecordForm


def unfinished(rows: QuerySet[Model], still: bool) -> QuerySet[Model]:
    """Drafts, and what waits for review or was returned; or all that were approved."""
    approved = Activity.State.APPROVED
    return rows.exclude(state=approved) if still else rows.filter(state=approved)


@register
class Activities(Ledger[Activity]):
    model = Activity
    slug = "activities"
    title = "组织生活台账"
    noun = "活动"
    icon = "calendar-check"
    help = "三会一课、主题党日和各类学习教育，一次登记，台账、统计和提醒同时更新。"

    columns = (
        section(
            "基本信息",
            off_sheet("unit", Column("kind", colours={}), Column("theme", link=True)),
            off_table(Column("name", label="会议名称")),
            page_only("group"),
        ),
        sheet_only(Column("kind", label="类型")),
        off_sheet("held_on", hidden(Column("unit__parent", label="上级党组织"))),
        section(
            "基本信息",
            hidden(Column("period", head="时间（起止）", width=20)),
            page_only("planned_at"),
            hidden(Column("place", head="地点")),
            "host_name",
            hidden("recorder_name", "lecturer_name"),
            page_only(Column("hours_text", label="学时")),
        ),
        hidden(Column("hours", kind="number")),
        Column("expected", label="应到", head="应到人数"),
        hidden(Column("expected_voting", head="应到会有表决权人数")),
        Column("present", label="实到", head="实到人数"),
        hidden(Column("present_voting", head="实到会有表决权人数")),
        off_sheet(hidden("leave_count", "absent_count")),
        section(
            "基本信息", off_sheet(hidden("first_agenda")), off_table(Column("observers", head="列席人员", width=18))
        ),
        sheet_only(
            Column("absences", label="缺席人员及原因", width=24),
            Column("theme", label="议题/主题", width=28),
        ),
        section(
            "会议记录",
            off_table(Column("content", head="内容摘要（发言）", width=40)),
            sheet_only(Column("vote_text", label="表决情况（同意/不同意/弃权）", width=30)),
            off_table(Column("resolutions", head="决议", width=30)),
        ),
        sheet_only(Column("files_text", label="附件（签到表、照片）")),
        section("基本信息", off_table("remark")),
        "state",
        section(
            "审核情况",
            off_sheet(hidden(off_page("late"), "submitted_at")),
            page_only("late"),
            off_sheet(hidden("reviewed_at")),
            page_only("review_opinion"),
        ),
        sheet_only(Column("unit", label="所在党支部")),
    )
    search = ("theme", "host_name", "unit__name", "unit__pinyin", "unit__code")
    search_hint = "类型、月份（如 9月、2026-09）、主题、主持人、支部"
    search_kinds, search_day = ("kind",), "held_on"
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

    panels = (
        "education/attendance/_attendance.html",
        "education/voting/_votes.html",
        "education/activities/_joint.html",
    )

    sheet = Sheet("组织生活会议记录台账", signatures=("主持人", "记录人"))

    def may_create(self, user: scope.Asker) -> bool:
        """A committee above the branches keeps its own, though its office logs nothing in the branches."""
        return super().may_create(user) or (user.is_authenticated and desks(access_of(user)).exists())

    def detail_context(self, request: HttpRequest, record: Activity) -> dict[str, object]:
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

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, object]:
        record = form.instance
        title = "登记组织生活" if record._state.adding else "修改组织生活"
        return {
            "title": title,
            "crumbs": [("工作台", "/"), (self.title, self.url("list")), (title, "")],
            "roll_url": reverse("education:roll") + ("" if record._state.adding else f"?activity={record.pk}"),
            "blank_vote": {"yes": "", "no": "", "abstain": ""},
        }
