"""临时党支部台账."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from branches.life.forms import BranchForm
from branches.life.importer import TakeOverImporter
from branches.life.models import BRANCH_STATES, TemporaryBranch
from branches.life.workflow import AT_WORK
from branches.page import lights
from branches.page.content import page_context
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import (
    Column,
    Ledger,
    hidden,
    off_page,
    off_sheet,
    page_only,
    register,
    section,
    sheet_only,
    table_only,
)
from records.ledger.filters import yes_no

NOBODY = "found_by_reply_only"  # a branch comes into being by a reply, never by a form

CODE = Column("unit__code", label="支部编号")
NAME = Column("unit__name", label="支部名称", link=True, width=40)
UNIT = Column("unit__parent__short_name", label="隶属党组织")
PROJECT = Column("project__name", label="依托项目", width=30)
PLACE = Column("project__province", label="项目所在地")
COUNT = Column(
    "formal_count", label="党员数", kind="int", value=lambda branch: branch.member_count, sort="formal_count"
)
STATE = Column("state", colours=BRANCH_STATES)


def at_work(branches: QuerySet[Model], now: bool) -> QuerySet[Model]:
    """An extended branch works on; one that is being dissolved does not."""
    return branches.filter(state__in=AT_WORK) if now else branches.exclude(state__in=AT_WORK)


def active(branches: QuerySet[Model], now: bool) -> QuerySet[Model]:
    """Not dissolved yet: these have a light, and their people are on site."""
    states = TemporaryBranch.ACTIVE
    return branches.filter(state__in=states) if now else branches.exclude(state__in=states)


@register
class TemporaryBranches(Ledger[TemporaryBranch]):
    model = TemporaryBranch
    slug = "temporary-branches"
    title = "临时党支部台账"
    noun = "临时党支部"
    icon = "landmark"
    columns = (
        section("", CODE, off_page(NAME), UNIT, sheet_only(PROJECT), PLACE),
        "secretary_name",
        off_sheet(COUNT),
        sheet_only("formal_count", "probationary_count", "document_number"),
        section(
            "",
            hidden("founded_on"),
            hidden(table_only(PROJECT, "document_number", "planned_end")),
            page_only(Column("planned_end", label="预计结束日期"), "document_number", PROJECT),
        ),
        sheet_only("planned_end"),
        hidden("dissolved_on"),
        STATE,
        off_sheet(lights.COLUMN, hidden("probationary_count")),
    )
    search = ("unit__name", "unit__code", "unit__pinyin", "secretary_name", "project__name")
    search_hint = "名称、编号、书记或拼音首字母"
    filters = ("unit", "state", "founded_on", "planned_end", "project__province")
    more_filters = {
        "active": yes_no("尚未撤销", active),
        "at_work": yes_no("正常运行（不含撤销中）", at_work),
        "light": lights.FILTER,
    }
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
    sheet = Sheet("临时党支部台账", signatures=("负责人（签名）", "填表人（签名）", "报出时间", "联系电话"))

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[TemporaryBranch]:
        return lights.with_light(super().rows(user, action), user)

    def heading(self, record: TemporaryBranch) -> str:
        return str(record.unit.name)

    def detail_context(self, request: HttpRequest, record: TemporaryBranch) -> dict[str, object]:
        return page_context(request, record)
