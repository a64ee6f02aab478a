"""项目台账 from Excel: the office's list of projects, named for the outside and placed coarsely (SE-03)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from django.db.models import F, QuerySet

from branches.life.dissolving import dissolve_with_project
from branches.projects.acts import begin_log, project_changed
from branches.projects.forms import NAMES, province_of
from branches.projects.models import Project
from branches.secrecy.places import exact_place
from organisation.access import access_of
from organisation.naming import initials
from organisation.powers import Power
from organisation.units.fields import unit_field
from records.imports import Importer, ImportField, Row
from records.secrecy import TEXT_REFUSAL, in_text

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from accounts.models.user import User
    from records.ledger.base import Ledger

TEXTS = ("code", "name", "site_name")
MOVED = "项目阶段要在项目页面上变更（记下日期，跳过或退回阶段写明原因），导入不修改阶段"


class Kept(TypedDict):
    """What stands in the database while the record carries what the row says."""

    kept_phase: str
    kept_name: str


class ProjectImporter(Importer[Project]):
    """Known by the project's number. Phases are moved on the project's page, where the day and the reason are asked."""

    fields = (
        ImportField("code", heads=("项目编号", "项目编码"), required=True),
        ImportField("name", heads=("项目名称",), required=True, help="用对外名称，不写型号、代号"),
        unit_field("unit", "承担单位", "所属单位"),
        ImportField("province", heads=("所在省份", "省份", "项目所在地"), help="、".join(NAMES)),
        ImportField("site_name", heads=("现场名称",), help="用中性名称，例如“一号现场”"),
        ImportField("phase", heads=("项目阶段", "阶段"), default=Project.Phase.ENTERING),
        ImportField("is_key", heads=("重点项目", "是否重点项目")),
        ImportField("started_on", heads=("开始日期", "开工日期"), required=True),
        ImportField("planned_end", heads=("计划结束日期",)),
        ImportField("closed_on", heads=("实际结束日期",)),
    )
    key = ("code",)
    notes = ("项目名称用对外名称，现场只写省份和中性名称；不写县、乡、营区和坐标，也不写带密级标志的内容。",)

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Project]:
        """Among all the person may read, with a copy of what a row may not or need not change."""
        rows: QuerySet[Project] = ledger.rows(user).filter(voided_at__isnull=True)
        kept: QuerySet[Project] = rows.annotate(kept_phase=F("phase"), kept_name=F("name"))
        return kept

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        """内蒙古自治区 is 内蒙古 here; a place that is no province is refused."""
        written = row.get("province")
        if written:
            row.values["province"] = province_of(str(written))
            if not row.values["province"]:
                row.refuse("province", "只写省、自治区、直辖市的名称，例如“西藏”")
        for name in TEXTS:
            text = str(row.get(name) or "")
            if in_text(text):
                row.refuse(name, TEXT_REFUSAL.rstrip("。"))
            elif name == "site_name" and (place := exact_place(text)):
                row.refuse(name, f"“{place}”太具体，请用中性名称，例如“一号现场”")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        project: WithAnnotations[Project, Kept] = row.record
        if row.created or project.name != project.kept_name:
            project.pinyin = initials(project.name)
        for name, label in (("planned_end", "计划结束日期"), ("closed_on", "实际结束日期")):
            end = getattr(project, name)
            if end and project.started_on and end < project.started_on:
                row.refuse(name, f"{label}不能早于开始日期")
        if not row.created and project.phase != project.kept_phase:
            row.refuse("phase", MOVED)
        unit = row.get("unit")
        if row.created and unit and not access_of(user).at(Power.REQUEST, unit.path):
            row.refuse("unit", "不是您负责的单位")

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        begin_log([row.record for row in rows if row.created], by)
        for row in rows:
            project_changed(row.record)
            dissolve_with_project(project=row.record, by=by)
