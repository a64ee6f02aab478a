"""The columns a sheet of activities may have, under the heads that real sheets use."""

from __future__ import annotations

from typing import Any

from education.activities.kinds import Kind
from records.imports import ImportField

SPELLINGS = {
    "支部委员会": Kind.COMMITTEE_MEETING,
    "支部委员会会议": Kind.COMMITTEE_MEETING,
    "支委会会议": Kind.COMMITTEE_MEETING,
    "党员大会": Kind.MEMBER_ASSEMBLY,
    "党小组会议": Kind.GROUP_MEETING,
    "主题党日活动": Kind.THEMED_PARTY_DAY,
}
COUNTS = ("expected", "expected_voting", "present", "present_voting", "leave_count")


def _branches(units: Any) -> Any:
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
