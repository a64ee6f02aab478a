"""项目台账: what branches are founded for (SY-01)."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest

from branches.projects.coverage import COLOURS, FILTER_CHOICES, Standing, standing_is, with_standing
from branches.projects.forms import NewProjectForm, ProjectForm
from branches.projects.importer import ProjectImporter
from branches.projects.models import PHASES, Project
from branches.projects.page import page_context
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_page, off_sheet, register, section

STANDING = Column(
    "standing_label",
    label="党组织",
    kind="tag",
    value=lambda project: Standing(project.standing).label,
    colours={str(one.label): COLOURS[one.value] for one in Standing},
    sort="",
)


@register
class Projects(Ledger[Project]):
    model = Project
    slug = "projects"
    title = "项目台账"
    noun = "项目"
    icon = "map-pinned"
    columns = (
        section(
            "",
            "code",
            off_page(Column("name", link=True, width=30)),
            Column("unit", label="承担单位"),
            "province",
            hidden("site_name"),
            off_page(Column("phase", colours=PHASES)),
            "is_key",
            "started_on",
            hidden("planned_end", "closed_on"),
        ),
        off_sheet(STANDING),
    )
    search = ("name", "code", "pinyin", "site_name")
    search_hint = "名称、编号或拼音首字母"
    filters = ("unit", "phase", "is_key", "started_on", "province")
    more_filters = {
        "standing": django_filters.ChoiceFilter(
            label="党组织", method=standing_is, choices=FILTER_CHOICES, empty_label="全部"
        )
    }
    ordering = ("-started_on", "-id")
    unit_tree = "unit"
    form = ProjectForm
    create_form = NewProjectForm
    importer = ProjectImporter
    detail_template = "branches/projects/project.html"
    create_power = edit_power = void_power = import_power = Power.REQUEST
    sheet = Sheet("项目台账")

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[Project]:
        return with_standing(super().rows(user, action))

    def detail_context(self, request: HttpRequest, record: Project) -> dict[str, object]:
        return page_context(request, record)
