"""人员卡片."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from accounts.current import user_of
from organisation.access import access_of
from organisation.memberships.models import TemporaryMembership
from organisation.parts import person_parts
from organisation.people.forms import PersonForm
from organisation.people.importer import PeopleImporter
from organisation.people.models import STANDINGS, Person
from organisation.people.phones import may_reveal
from organisation.powers import Power, Role
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.columns import BoundColumn
from records.templatetags.ui import mask_phone

PHONE = Column("phone", label="联系电话", value=lambda person: mask_phone(person.phone), sort="")


GENDER = Column("gender", label="性别", value=lambda person: person.get_gender_display())


@register
class People(Ledger[Person]):
    model = Person
    slug = "people"
    title = "人员卡片"
    noun = "人员卡片"
    icon = "id-card"
    columns = (
        section("基本情况", Column("name", link=True), "staff_number", page_only(GENDER)),
        hidden("gender"),
        section("基本情况", hidden("ethnicity"), off_table("born_in"), hidden("education_level")),
        section("党员信息", Column("standing", colours=STANDINGS), hidden("joined_on", "formal_since")),
        section("党员信息", "home_unit", "home_branch"),
        section("基本情况", off_sheet("position"), hidden("workplace")),
        sheet_only("position"),
        PHONE,
        section("党员信息", hidden("remark")),
    )
    search = ("name", "pinyin", "staff_number")
    search_hint = "姓名、工号或拼音首字母"
    filters = ("home_unit", "home_branch", "standing", "gender")
    ordering = ("name", "id")
    unit_tree = "home_unit"
    form = PersonForm
    importer = PeopleImporter
    create_power = edit_power = void_power = import_power = Power.ROSTER
    detail_template = "organisation/people/person.html"
    sheet = Sheet("人员名册")

    def with_related(self, rows: QuerySet[Any], columns: Sequence[BoundColumn]) -> QuerySet[Any]:
        """Rights on a person ask for the branches they are in: fetched for the whole page at once."""
        memberships = Prefetch(
            "memberships", TemporaryMembership.objects.select_related("unit__temporary_branch", "group")
        )
        return super().with_related(rows, columns).prefetch_related(memberships)

    def detail_context(self, request: HttpRequest, record: Person) -> dict[str, object]:
        user, access = user_of(request), access_of(user_of(request))
        seen = [row for row in record.memberships.all() if scope.permits(user, Power.VIEW, row)]  # fetched already
        posts = record.posts.visible_to(user).exclude(role=Role.MEMBER).select_related("unit")
        stays = sorted(seen, key=lambda row: (row.starts_on, row.pk), reverse=True)
        return {
            "memberships": [(row, access.at(Power.VIEW, row.unit.path)) for row in stays],
            "posts_held": list(posts.order_by("-starts_on", "-pk")),
            "reveal": may_reveal(user, record),
            "is_own": record.user_id == user.pk,
            "may_care": user.has_perm(Power.CARE, record),
            **person_parts.context_of(request, record),
        }
