"""临时党支部台账."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from branches.life.branch_form import BranchForm
from branches.life.importer import TakeOverImporter
from branches.life.models import BRANCH_STATES, TemporaryBranch
from branches.life.workflow import AT_WORK
from branches.page import light
from branches.page.content import page_context
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register
from records.ledger.filters import yes_no

NOBODY = "found_by_reply_only"  # a branch comes into being by a reply, never by a form

CODE = Column("unit__code", label="支部编号")
NAME = Column("unit__name", label="支部名称", link=True)
UNIT = Column("unit__parent__short_name", label="隶属党组织")
PLACE = Column("project__province", label="项目所在地")
COUNT = Column(
    "formal_count", label="党员数", kind="int", value=lambda branch: branch.member_count, sort="formal_count"
)
STATE = Column("state", tones=BRANCH_STATES)


def at_work(branches: Any, now: bool) -> Any:
    """An extended branch works on; one that is being dissolved does not."""
    return branches.filter(state__in=AT_WORK) if now else branches.exclude(state__in=AT_WORK)


@register
class TemporaryBranches(Ledger):
    model = TemporaryBranch
    slug = "temporary-branches"
    title = "临时党支部台账"
    noun = "临时党支部"
    icon = "landmark"
    columns = (CODE, NAME, UNIT, PLACE, "secretary_name", COUNT, STATE, light.COLUMN)
    hidden = (
        "founded_on",
        Column("project__name", label="依托项目"),
        "document_number",
        "planned_end",
        "dissolved_on",
        Column("probationary_count"),
    )
    search = ("unit__name", "unit__code", "unit__pinyin", "secretary_name", "project__name")
    search_hint = "名称、编号、书记或拼音首字母"
    filters = ("unit", "state", "founded_on", "planned_end", "project__province")
    more_filters = {"at_work": yes_no("正在运行", at_work), "light": light.FILTER}
    ordering = ("-founded_on", "-id")
    related = ("unit__parent", "project__unit", "founding")
    unit_tree = "unit"
    form = BranchForm
    importer = TakeOverImporter
    import_power = Power.DECIDE
    create_power = NOBODY
    void_power = NOBODY
    attachments = True
    detail_template = "branches/page/branch.html"
    sections = (
        Section(
            "",
            (
                CODE,
                UNIT,
                PLACE,
                "founded_on",
                Column("planned_end", label="任期至"),
                "document_number",
                Column("project__name", label="依托项目"),
            ),
        ),
    )
    sheet = Sheet("临时党支部台账", signatures=("负责人（签名）", "填表人（签名）", "报出时间", "联系电话"))
    sheet_columns = (
        CODE,
        Column("unit__name", label="支部名称", width=40),
        UNIT,
        Column("project__name", label="依托项目", width=30),
        PLACE,
        "secretary_name",
        "formal_count",
        "probationary_count",
        "document_number",
        "founded_on",
        "planned_end",
        "dissolved_on",
        "state",
    )

    def rows(self, user: Any, action: str = "view") -> QuerySet[Any]:
        return light.with_light(super().rows(user, action), user)

    def heading(self, record: Any) -> str:
        return str(record.unit.name)

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return page_context(request, record)
