"""临时党支部台账 from Excel: branches that stood on paper before the portal are taken over as running ones.

Each is founded by the act that a reply uses, with its secretary where the sheet names one; its members follow with the
roster. Only the institute, which decides on branches, takes them over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet
from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from branches.founding.found_branch import found_branch, next_code
from branches.life.models import TemporaryBranch
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import Role
from organisation.units.acts import PARENTS
from organisation.units.models import Unit, UnitQuerySet
from records import scope
from records.imports import Importer, ImportField, Row
from records.values import show

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

# Field of the sheet → (its label, where an existing branch keeps it).
KEPT = {
    "branch_name": ("支部名称", "unit.name"),
    "parent": ("隶属党组织", "unit.parent"),
    "secretary": ("支部书记", "secretary_name"),
}


def _leading(units: UnitQuerySet) -> UnitQuerySet:
    return units.filter(kind__in=PARENTS[Unit.Kind.BRANCH], ended_on__isnull=True)


class TakeOverImporter(Importer[TemporaryBranch]):
    """Known by code, else by name. What stands is changed by acts only: a row that differs is refused."""

    fields = (
        ImportField("branch_code", heads=("支部编号",), help="不填的自动编号"),
        ImportField("branch_name", heads=("支部名称", "党支部名称"), required=True),
        ImportField(
            "parent", heads=("隶属党组织",), code_heads=("隶属党组织编码",), picker="unit", within=_leading,
            required=True, either=True,
        ),
        ImportField(
            "project", heads=("依托项目", "项目名称"), code_heads=("项目编号",), picker="project",
            code_match=("code",), required=True, either=True,
        ),
        ImportField("secretary", heads=("支部书记", "书记"), code_heads=("书记工号",), picker="person"),
        ImportField("document_number", heads=("批复文号",)),
        ImportField("founded_on", heads=("成立日期",), required=True),
        ImportField("planned_end", heads=("预计结束日期", "任期至")),
        ImportField("dissolved_on", heads=("撤销日期",), in_template=False),
        ImportField("joint", heads=("联合党支部",), kind="bool", help="由几个单位的党员共同组成的填“是”"),
    )  # fmt: skip
    key = ("branch_code",)
    other_keys = (("branch_name",),)
    changes_existing = False
    act_fills = ("unit", "project")
    notes = (
        "用于系统启用时接收已在运行的临时党支部；新成立的党支部请走成立请示和批复。",
        "项目和书记要先登记在项目台账、人员卡片里；党员随后用党员花名册导入。",
    )

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[TemporaryBranch]:
        rows: QuerySet[TemporaryBranch] = ledger.rows(user).filter(voided_at__isnull=True)
        rows = rows.annotate(branch_code=F("unit__code"), branch_name=F("unit__name"))
        return rows.select_related("unit__parent", "project")

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Codes and names the tree already has, even where this person may not look: one query for the batch."""
        codes = {str(row.get("branch_code")) for row in rows if row.get("branch_code")}
        taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
        for row in rows:
            row.values["code_taken"] = row.get("branch_code") in taken

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        if row.created:
            _check_new(row)
        else:
            _tell_differences(row)

    @classmethod
    def permits(cls, ledger: Ledger, row: Row, user: User) -> bool:
        parent = row.record.unit.parent if not row.created else row.get("parent")
        return scope.permits(user, ledger.import_power, parent)

    @classmethod
    def make(cls, row: Row, by: User) -> None:
        """Founded on the day of the sheet; the row's key stays the branch's key, so that twice is once."""
        branch: TemporaryBranch = row.record
        secretary = row.get("secretary")
        row.record = found_branch(
            id=branch.pk,
            name=row.values["branch_name"],
            code=row.get("branch_code") or next_code(branch.founded_on),
            parent=row.values["parent"],
            project=row.values["project"],
            founded_on=branch.founded_on,
            planned_end=branch.planned_end,
            document_number=branch.document_number,
            joint=bool(row.get("joint")),
            members=[secretary] if secretary else [],
            posts=[(secretary, Role.SECRETARY, False)] if secretary else [],
            by=by,
        )

    @classmethod
    def before_undo(cls, records: Sequence[TemporaryBranch], by: User) -> None:
        """The branch as if it had never been; where something was logged in it, its unit is held and it stays."""
        units = [branch.unit_id for branch in records]
        UnitUserGrant.objects.filter(content_object__in=units).delete()
        PartyAffairsOfficer.objects.filter(unit__in=units).delete()  # the register follows the posts
        Post.objects.filter(unit__in=units).delete()
        TemporaryMembership.objects.filter(unit__in=units).delete()
        TemporaryBranch.objects.filter(unit__in=units).delete()
        Unit.objects.filter(pk__in=units).delete()


def _check_new(row: Row) -> None:
    branch: TemporaryBranch = row.record
    branch.unit = Unit(name=row.get("branch_name"), short_name=row.get("branch_name"))  # so that the preview names it
    branch.project = row.values["project"]
    secretary: Person | None = row.get("secretary")
    if row.get("code_taken"):
        row.refuse("branch_code", "这个编号已经用于别的党组织，请核对")
    if branch.dissolved_on:
        row.refuse("dissolved_on", "只接收正在运行的临时党支部")
    if branch.founded_on > timezone.localdate():
        row.refuse("founded_on", "成立日期不能晚于今天")
    if branch.planned_end and branch.planned_end <= branch.founded_on:
        row.refuse("planned_end", "预计结束日期要晚于成立日期")
    if secretary and secretary.standing != Person.Standing.FORMAL:
        row.refuse("secretary", f"{secretary}是{secretary.get_standing_display()}，书记应由正式党员担任")


def _tell_differences(row: Row) -> None:
    """What the sheet says otherwise than the branch that stands; such a row is then refused as a whole."""
    for name, (label, path) in KEPT.items():
        if name not in row.values:
            continue
        stored: object = row.record
        for part in path.split("."):
            stored = getattr(stored, part)
        if str(stored) != str(row.values[name]):
            row.changed(label, show(stored), str(row.values[name]))
