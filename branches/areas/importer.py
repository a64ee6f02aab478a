"""责任区/责任岗一览表 from Excel: new areas with their keepers; later hand-overs are made in the system."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from branches.areas.acts import release, tell
from branches.areas.models import AreaKeeper, ResponsibilityArea
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})")
_BETWEEN = re.compile(r"[、,，;；\s]+")
State = ResponsibilityArea.State


class AreaImporter(Importer):
    fields = (
        ImportField("name", heads=("责任区（岗）名称", "责任区名称", "责任岗名称", "名称"), required=True),
        ImportField("unit", heads=("所属党组织", "党支部"), picker="unit", required=True),
        ImportField("keeper_names", heads=("责任党员", "责任人"), help="几个人用顿号隔开"),
        ImportField("duties", heads=("职责",), required=True),
        ImportField("promise", heads=("承诺内容",)),
        ImportField("result", heads=("成效",)),
        ImportField("span", heads=("起止",), help="2026-03-01 至 2026-08-31；还在履责的写“至今”"),
        ImportField("starts_on", heads=("设立日期", "起"), required=True, instead=("span",), in_template=False),
        ImportField("ends_on", heads=("结束日期", "止"), keep=True, in_template=False),
        ImportField("self_score", heads=("自评得分", "自评"), keep=True),
        ImportField("mutual_score", heads=("互评得分", "互评"), keep=True),
        ImportField("appraisal_score", heads=("考核得分", "考核"), keep=True),
        ImportField("kind", heads=("类别",), default=ResponsibilityArea.Kind.AREA),
        ImportField("place", heads=("范围", "位置")),
    )
    key = ("unit", "name", "starts_on")
    ignored_heads = ("状态",)
    notes = ("一行是一个责任区或责任岗；已经登记的，责任党员的变动请在系统中办理交接。",)
    constraint_texts = {
        "one_running_area_of_a_name": "这个支部已经有同名的责任区（岗）",
        "area_ends_after_start": "结束日期不能早于设立日期",
    }

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        text = row.values.pop("span", None)
        if text and "starts_on" not in row.values:
            _take_span(row, str(text))

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Members by branch and name: one query for the batch."""
        units = {unit.pk for row in rows if (unit := row.get("unit"))}
        known: dict[tuple[int, str], dict[Any, Any]] = defaultdict(dict)
        stays = TemporaryMembership.objects.of_members().filter(unit__in=units)
        for one in stays.select_related("person"):
            known[one.unit_id, one.person.name][one.person_id] = one.person
        for row in rows:
            if unit := row.get("unit"):
                row.values["people"] = {name: list(known[unit.pk, name].values()) for name in _names(row)}

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        area: ResponsibilityArea = row.record
        if area.starts_on and area.starts_on > timezone.localdate():
            row.refuse("starts_on", "设立日期还没有到")
        if not row.created:
            if row.get("keeper_names") and _names(row) != _BETWEEN.split(area.keepers_text):
                row.refuse("keeper_names", "责任党员的变动请在系统中办理交接")
            return
        people = row.values["people"] = _keepers(row)
        area.keepers_text = "、".join(person.name for person in people)
        area.state = State.ENDED if area.ends_on else State.ACTIVE if people else State.VACANT

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for row in rows:
            area: ResponsibilityArea = row.record
            if row.created:
                AreaKeeper.objects.bulk_create(
                    AreaKeeper(area=area, person=person, starts_on=area.starts_on) for person in row.get("people") or ()
                )
                if area.ends_on:
                    release(area)
            tell(area)

    @classmethod
    def before_undo(cls, records: Sequence[Any], by: User) -> None:
        AreaKeeper.objects.filter(area__in=records).delete()


def _names(row: Row) -> list[str]:
    return [name for name in _BETWEEN.split(str(row.get("keeper_names") or "")) if name]


def _keepers(row: Row) -> list[Person]:
    """The members named in a new row; refused where a name is nobody's or several people's."""
    people = []
    for found in (row.get("people") or {}).values():
        if len(found) == 1:
            people += found
        else:
            row.refuse(
                "keeper_names", "这个支部有同名的党员，请在系统中登记" if found else "这个支部的名册里没有这个人"
            )
    return people


def _take_span(row: Row, text: str) -> None:
    """起止 of the office's sheet: 2026-03-01 至 2026-08-31, 2026-03-01 至今."""
    try:
        days = [date(int(y), int(m), int(d)) for y, m, d in _DAY.findall(text)]
    except ValueError:
        days = []
    if not 1 <= len(days) <= 2:
        row.refuse("span", "请写作 2026-03-01 至 2026-08-31，或 2026-03-01 至今")
        return
    row.values["starts_on"] = days[0]
    if len(days) == 2:
        row.values["ends_on"] = days[1]
