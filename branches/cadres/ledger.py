"""党务干部台账: kept by the posts, with this year's training."""

from __future__ import annotations

from collections.abc import Callable

import django_filters
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from branches.cadres import officers as officers
from branches.cadres.forms import OfficerForm
from branches.cadres.importer import OfficerImporter
from branches.cadres.models import PartyAffairsOfficer
from branches.cadres.officers import NAME, NUMBER, SIGNED, UNIT
from branches.cadres.panels import told
from organisation.powers import PARTY_OFFICE, office_title
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, register, section, sheet_only
from records.ledger.filters import yes_no
from records.ui.number_format import format_number

POSTS_MAKE_THEM = "kept_by_posts"  # an officer comes into being by a post, never by a form


def _choice(
    label: str, choices: object, method: Callable[[QuerySet[Model], str, str], QuerySet[Model]]
) -> django_filters.Filter:
    return django_filters.ChoiceFilter(label=label, choices=choices, method=method, empty_label="全部")


RESERVE = Column("reserve", colours={"reserve": "blue", "key": "purple"})
ON, OFF = "达标", "未达标"
YEARS = Column("years", label="党务工作年限", kind="int", value=lambda one: one.years, sort="working_since")
HOURS = Column("year_hours", label="本年度学时", value=lambda one: format_number(one.year_hours), sort="year_hours")
CENTRAL = Column("central", label="本年度集中培训", kind="int", value=lambda one: one.central, sort="central")
ATTAINED = Column(
    "attained",
    label="是否达标",
    kind="tag",
    value=lambda one: ON if one.attained else OFF,
    colours={ON: "green", OFF: "orange"},
    sort="attained",
)
PLACES = [(code, label) for code, (label, _) in officers.PLACES.items()]


@register
class Officers(Ledger[PartyAffairsOfficer]):
    model = PartyAffairsOfficer
    slug = "cadres"
    title = "党务干部台账"
    noun = "党务干部"
    icon = "user-round-cog"
    help = "由任职自动生成，不用另外登记；学时由组织生活和党务培训合并计算。只有上级党委的人员和本人能看。"
    columns = (
        NAME,
        sheet_only(
            NUMBER, Column("office", label="现任职务", value=lambda one: office_title(one.role), width=18), UNIT
        ),
        section(
            "任职",
            hidden(Column("title", width=36)),
            off_sheet(Column("role", colours={}), UNIT),
            "full_time",
            hidden("held_since"),
        ),
        off_sheet(hidden(CENTRAL)),
        section("党务工作", hidden("working_since"), YEARS, hidden(RESERVE, "qualification")),
        section("本年度培训", HOURS, off_table(CENTRAL), ATTAINED),
        off_sheet(hidden(Column("person__born_in", label="出生年月"))),
        section("任职", hidden("in_office")),
        section("党务工作", hidden("remark")),
        off_sheet(hidden(NUMBER)),
    )
    search = ("person__name", "person__pinyin", "person__staff_number", "title", "qualification")
    search_hint = "姓名、工号、职务或拼音首字母"
    filters = ("unit", "role", "full_time", "in_office", "reserve")
    more_filters = {
        "place": _choice("所在层级", PLACES, officers.of_place),
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
    detail_template = "branches/cadres/officer.html"
    sheet = Sheet("党务干部台账", signatures=SIGNED)

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[PartyAffairsOfficer]:
        return officers.with_training(super().rows(user, action))

    def detail_context(self, request: HttpRequest, record: PartyAffairsOfficer) -> dict[str, object]:
        return {**told(request, record), "may_keep": scope.permits(request.user, PARTY_OFFICE, record)}
