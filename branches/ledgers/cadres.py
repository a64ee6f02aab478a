"""党务干部台账, 选拔, 考核, 激励."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest

from branches.cadres import register as officers
from branches.cadres.appointing import appointing_url
from branches.cadres.person_part import told
from branches.cadres.requirements import requirements
from branches.forms.officers import AppraisalForm, IncentiveForm, OfficerForm
from branches.forms.selection import SelectionForm
from branches.importers.officers import AppraisalImporter, IncentiveImporter, OfficerImporter
from branches.importers.selection import SelectionImporter
from branches.models import Appraisal, CadreSelection, Incentive, PartyAffairsOfficer
from branches.plain import plain
from branches.powers import PARTY_OFFICE, Power
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register
from records.ledger.filters import yes_no

POSTS_MAKE_THEM = "kept_by_posts"  # an officer comes into being by a post, never by a form
NAME = Column("person__name", label="姓名", link=True)
NUMBER = Column("person__staff_number", label="工号")
UNIT = Column("unit", label="所属党组织")
SIGNED = ("负责人（签名）", "填表人（签名）")


def _choice(label: str, choices: Any, method: Any) -> django_filters.Filter:
    return django_filters.ChoiceFilter(label=label, choices=choices, method=method, empty_label="全部")


RESERVE = Column("reserve", tones={"reserve": "blue", "key": "purple"})
ON, OFF = "达标", "未达标"
YEARS = Column("years", label="党务工作年限", kind="int", value=lambda one: one.years, sort="working_since")
HOURS = Column("year_hours", label="本年度学时", value=lambda one: plain(one.year_hours), sort="year_hours")
CENTRAL = Column("central", label="本年度集中培训", kind="int", value=lambda one: one.central, sort="central")
ATTAINED = Column(
    "attained",
    label="是否达标",
    kind="tag",
    value=lambda one: ON if one.attained else OFF,
    tones={ON: "green", OFF: "orange"},
    sort="attained",
)

SCORE = Column("score", label="得分", value=lambda one: plain(one.score), sort="score")
PLACES = [(code, label) for code, (label, _) in officers.PLACES.items()]


@register
class Officers(Ledger):
    model = PartyAffairsOfficer
    slug = "cadres"
    title = "党务干部台账"
    noun = "党务干部"
    icon = "user-round-cog"
    help = "由任职自动生成，不用另外登记；学时由组织生活和党务培训合并计算。只有上级党委的人员和本人能看。"
    columns = (NAME, Column("role", tones={}), UNIT, "full_time", YEARS, HOURS, ATTAINED)
    hidden = (
        "title", "held_since", CENTRAL, "working_since", RESERVE, "qualification",
        Column("person__born_in", label="出生年月"), "in_office", "remark", NUMBER,
    )  # fmt: skip
    search = ("person__name", "person__pinyin", "person__staff_number", "title", "qualification")
    search_hint = "姓名、工号、职务或拼音首字母"
    filters = ("unit", "role", "full_time", "in_office", "reserve")
    more_filters = {
        "place": _choice(
            "所在层级", [(code, label) for code, (label, _) in officers.PLACES.items()], officers.of_place
        ),
        "age": _choice("年龄", officers.AGES, officers.of_age),
        "attained": yes_no("本年度培训达标", officers.attained),
    }
    ordering = ("unit__path", "id")
    related = ("person",)
    unit_tree = "unit"
    form = OfficerForm
    importer = OfficerImporter
    create_power = void_power = POSTS_MAKE_THEM
    edit_power = import_power = PARTY_OFFICE
    detail_template = "branches/officer.html"
    sections = (
        Section("任职", ("title", "role", UNIT, "full_time", "held_since", "in_office")),
        Section("党务工作", ("working_since", YEARS, "reserve", "qualification", "remark")),
        Section("本年度培训", (HOURS, CENTRAL, ATTAINED)),
    )
    sheet = Sheet("党务干部台账", signatures=SIGNED)
    sheet_columns = (
        NAME, NUMBER, "role", UNIT, Column("title", width=36), "full_time", "held_since", "working_since", YEARS,
        "reserve", "qualification", HOURS, CENTRAL, ATTAINED, "in_office", "remark",
    )  # fmt: skip

    def rows(self, user: Any, action: str = "view") -> QuerySet[Any]:
        return officers.with_training(super().rows(user, action))

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return {**told(request, record), "may_keep": scope.permits(request.user, PARTY_OFFICE, record)}


@register
class Selections(Ledger):
    model = CadreSelection
    slug = "cadre-selections"
    title = "党务干部选拔"
    noun = "选拔"
    icon = "user-round-plus"
    help = "单位推荐、单位审核、院党委决定；决定后一键办理任职，文号和人选自动带入。"
    columns = (
        Column("person", link=True), Column("role", tones={}), "unit", "full_time", "submitted_at", "document_number",
        Column("state", tones=CadreSelection.STATE_TONES),
    )  # fmt: skip
    hidden = ("decided_on", "reviewed_at")
    search = ("person__name", "person__pinyin", "document_number")
    filters = ("unit", "role", "full_time", "decided_on")
    ordering = ("-created_at", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = SelectionForm
    importer = SelectionImporter
    detail_template = "branches/selection.html"
    create_power = edit_power = void_power = import_power = Power.REQUEST
    attachments = True
    sections = (
        Section("推荐", ("unit", "person", Column("role", tones={}), "full_time", "grounds")),
        Section("办理", ("submitted_at", "reviewed_at", "document_number", "decided_on")),
    )
    sheet = Sheet("党务干部选拔台账", signatures=SIGNED)
    sheet_columns = (
        Column("person__name", label="人选"), NUMBER, Column("unit", width=24), "role", "full_time",
        Column("grounds", width=40), "submitted_at", "reviewed_at", "document_number", "decided_on", "state",
    )  # fmt: skip

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return {
            "hints": requirements(record),
            "taken_up": record.taken_up,
            "appointing_url": appointing_url(request, record),
        }


@register
class Appraisals(Ledger):
    model = Appraisal
    slug = "cadre-appraisals"
    title = "党务干部考核"
    noun = "考核"
    icon = "clipboard-check"
    help = "只有所在党委和上级党委的人员能看，本人在自己的卡片上看自己的结果。"
    columns = (
        NAME, "year", Column("grade", tones=Appraisal.TONES), SCORE, "appraised_by",
        "appraised_on", UNIT,
    )  # fmt: skip
    search = ("person__name", "person__pinyin")
    filters = ("unit", "year", "grade", "appraised_on")
    ordering = ("-appraised_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = AppraisalForm
    importer = AppraisalImporter
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sections = (
        Section("", (NAME, UNIT, "year", Column("grade", tones=Appraisal.TONES), SCORE, "appraised_by",
                     "appraised_on", "opinion")),
    )  # fmt: skip
    sheet = Sheet("党务干部考核台账", signatures=SIGNED)
    sheet_columns = (
        NAME, NUMBER, "year", SCORE, "grade", Column("opinion", width=40), "appraised_by", "appraised_on", UNIT,
    )  # fmt: skip


@register
class Incentives(Ledger):
    model = Incentive
    slug = "cadre-incentives"
    title = "党务干部激励"
    noun = "激励"
    icon = "award"
    help = "评优、表彰、津贴、晋升推荐；津贴只登记事项，不登记金额。本人在自己的卡片上能看自己的。"
    columns = (
        Column("name", link=True), NAME, Column("kind", tones={"honour": "orange", "commendation": "green"}),
        Column("level", tones={}), "granted_on", "document_number", UNIT,
    )  # fmt: skip
    hidden = ("note", Column("publicity", label="公示起止"))
    search = ("name", "person__name", "person__pinyin", "document_number")
    filters = ("unit", "kind", "level", "granted_on")
    ordering = ("-granted_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = IncentiveForm
    importer = IncentiveImporter
    attachments = True
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sections = (
        Section("", ("name", "kind", "level", "granted_on", Column("whom", label="对象"), UNIT,
                     Column("publicity", label="公示起止"), "document_number", "note")),
    )  # fmt: skip
    sheet = Sheet("荣誉表彰台账", signatures=SIGNED)
    sheet_columns = (
        Column("name", width=28), "level", "granted_on", Column("person__name", label="对象（团队/个人）"), NUMBER,
        Column("publicity", label="公示起止", width=24), "document_number", Column("note", width=30), "files_text",
        "kind", UNIT,
    )  # fmt: skip
