"""党员花名册 from Excel: people enter branches and leave them, with everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from branches.roster.acts import check_joining, give_up_posts
from branches.roster.counts import refresh_counts
from organisation.memberships.models import TemporaryMembership
from organisation.people.importer import PeopleImporter
from organisation.people.models import Person
from organisation.posts.member_post import keep_member_post
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User


def _names(units: Iterable[Unit | None]) -> set[str]:
    return {name for unit in units if unit for name in (unit.name, unit.short_name, unit.code)}


def words_of(person: Person) -> set[str]:
    """Where a person belongs and works: what tells two people of one name apart."""
    stays = (membership.unit for membership in person.memberships.all())
    return _names((person.home_branch, person.home_unit, *stays)) | ({person.workplace} - {""})


class RosterImporter(Importer[TemporaryMembership]):
    """A stay is known by person, branch and 进场日期; a row that names a 离场日期 sees the person off."""

    fields = (
        ImportField(
            "person",
            heads=("姓名", "党员姓名"),
            code_heads=("工号", "学工号", "职工号", "员工编号"),
            picker="roster_people",
            required=True,
            clues=("unit", "home_branch", "home_unit", "workplace"),
            words=words_of,
        ),
        ImportField(
            "unit",
            heads=("现所在临时党组织", "临时党支部", "所在临时党支部"),
            code_heads=("支部编号", "临时党支部编码"),
            picker="unit",
            required=True,
            either=True,
        ),
        ImportField("home_unit", heads=("派出单位", "所在分党委"), help="只用来分辨同名的人"),
        ImportField("workplace", heads=("原单位",), help="只用来分辨同名的人"),
        ImportField("home_branch", heads=("原党组织", "所在党支部"), help="只用来分辨同名的人"),
        ImportField(
            "group",
            heads=("党小组/组别", "党小组", "组别"),
            picker="party_group",
            clues=("unit",),
            words=lambda group: _names((group.unit,)),
            help="先在支部页划分党小组",
        ),
        ImportField("starts_on", heads=("进场日期",), kind="date", help="不填按今天"),
        ImportField("ends_on", heads=("离场日期",), help="填了就办理离场，在支部的职务同时免去"),
    )
    key = ("person", "unit", "starts_on")
    ignored_heads = (
        *PeopleImporter.ignored_heads,
        "所在分党委编码",
        "所在党支部编码",
        "党籍状态",
        "政治面貌",
        "行政职务",
        "技术职务",
        "手机号码",
        "状态",
        "变更类型",
    )
    notes = (
        "人员须先有人员卡片；按工号，或姓名加所在支部、原党组织辨认，认不准的会问您。",
        "只办理编入、编组和离场；党内职务由批准成立的党组织指定，不从这里导入。",
    )
    constraint_texts = {"membership_ends_after_start": "离场日期不能早于进场日期"}

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """A row without 进场日期 means the present stay, if there is one: one query for all of them."""
        open_ended = [row for row in rows if row.get("person") and row.get("unit") and not row.get("starts_on")]
        people = {row.values["person"].pk for row in open_ended}
        found = TemporaryMembership.objects.not_left().filter(person__in=people) if people else ()
        since = {(stay.person_id, stay.unit_id): stay.starts_on for stay in found}
        for row in open_ended:
            key = row.values["person"].pk, row.values["unit"].pk
            row.values["starts_on"] = since.get(key, timezone.localdate())

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        stay: TemporaryMembership = row.record
        if stay.group is not None and stay.group.unit_id != stay.unit_id:
            row.refuse("group", "这个党小组不在这个支部")
        if stay.ends_on and stay.ends_on > timezone.localdate():
            row.refuse("ends_on", "离场日期不能晚于今天")
        if row.created:
            try:
                check_joining(stay.unit, stay.person, stay.starts_on)
            except ActRefused as refusal:
                row.refuse("unit", str(refusal))

    @classmethod
    def may_change(cls, ledger: Any, row: Row, user: User) -> bool:
        """A departure that was entered stands; only who is still there can be seen off or put into another group."""
        if row.before.get("ends_on") is not None:
            row.refuse("ends_on", f"系统里已于 {row.before['ends_on']} 离场，导入不修改")
            return False
        return super().may_change(ledger, row, user)

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for row in rows:
            stay: TemporaryMembership = row.record
            if row.created:
                _told(stay, "join", f"{stay.person}编入支部（导入）", "进场日期", stay.starts_on, by)
            if stay.ends_on and (row.created or "ends_on" in row.before):
                give_up_posts(stay, by)
                _told(stay, "leave", f"{stay.person}离开支部（导入）", "离场日期", stay.ends_on, by)
        _settle([row.record for row in rows])

    @classmethod
    def before_undo(cls, records: Sequence[TemporaryMembership], by: User) -> None:
        """They were never there: rights and numbers go with the rows."""
        for stay in records:
            TemporaryMembership.objects.not_left().filter(pk=stay.pk).update(ends_on=stay.starts_on)
            give_up_posts(stay, by, "撤销导入")
            history.note(stay.unit, "leave", by=by, text=f"撤销导入：{stay.person}没有编入支部")
        _settle(records)

    @classmethod
    def after_restore(cls, records: Sequence[TemporaryMembership], by: User) -> None:
        """Who was seen off by mistake is a member again; posts that were given up are designated anew."""
        _settle(records)


def _told(stay: TemporaryMembership, verb: str, text: str, label: str, day: object, by: User) -> None:
    history.note(stay.unit, verb, by=by, text=text, changes={label: ["", str(day)]})


def _settle(stays: Sequence[TemporaryMembership]) -> None:
    for stay in stays:
        keep_member_post(stay.person, stay.unit, stay.ends_on)
    for unit in {stay.unit_id: stay.unit for stay in stays}.values():
        refresh_counts(unit)
