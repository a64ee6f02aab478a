"""Organisations from a sheet: parents stand above what they lead, in the portal or further up in the same sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from organisation.powers import Power
from organisation.units.acts import PARENTS, UnitRefused, create_unit
from organisation.units.codes import next_code
from organisation.units.models import Unit
from records import scope
from records.imports import Importer, ImportField, Row
from records.imports.wording import bare

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

_K = Unit.Kind
KINDS = {
    "院属单位": _K.UNIT,
    "单位党委": _K.UNIT,
    "分党委": _K.UNIT,
    "二级党委": _K.UNIT,
    "支部": _K.HOME_BRANCH,
    "原党支部": _K.HOME_BRANCH,
    "总支": _K.GENERAL_BRANCH,
}
MADE_HERE = (_K.UNIT, _K.GENERAL_BRANCH, _K.HOME_BRANCH, *Unit.COMMITTEES, _K.EXTERNAL)


@dataclass(frozen=True)
class _Above:
    """What a row hangs under: an organisation, or the row further up that will be one."""

    kind: str
    unit: Unit | None = None
    row: Row | None = None

    @property
    def made(self) -> Unit:
        """The organisation, once the rows further up have become theirs."""
        found = self.row.record if self.row else self.unit
        if not isinstance(found, Unit):
            raise UnitRefused("上级党组织没有设成。")
        return found


class UnitImporter(Importer[Unit]):
    """Known by code, else by name and parent. New ones only: names and places are changed by their own acts."""

    fields = (
        ImportField("name", heads=("名称", "党组织名称", "党组织全称", "全称"), required=True),
        ImportField("short_name", heads=("简称",)),
        ImportField("kind", heads=("类别", "党组织类别"), required=True, aliases=KINDS),
        ImportField("above", heads=("上级党组织", "上级", "隶属党组织"), kind="text", help="空着就是院党委"),
        ImportField("code", heads=("编码", "党组织编码"), help="空着自动编"),
        ImportField("founded_on", heads=("成立日期",)),
    )
    key = ("code",)
    other_keys = (("name", "parent"),)
    ignored_heads = ("撤销日期", "序号")
    notes = (
        "类别写：院属单位党委、党总支、党支部、临时党委、外单位。临时党支部由批复成立，不在这里导入。",
        "上级党组织写系统里的全称、简称或编码，也可以写本表上面几行里的名称；空着就设在院党委之下。",
        "上级要写在下级的上面；超过 500 行的分几次导入，先导入上级。",
    )
    act_fills = ("path", "parent")
    changes_existing = False

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Parents of all rows at once: what stands in the portal, and what the rows above them will be."""
        places, seen = _Places(user), dict[tuple[str, int], int]()
        for row in rows:
            above = row.values["hangs"] = places.above(row)
            first = seen.setdefault((bare(str(row.get("name", ""))), id(above)), row.number)
            if above and first != row.number:
                row.refuse("name", f"与第 {first} 行重复")
            places.remember(row)

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        above: _Above | None = row.values.get("hangs")
        if above and above.unit:
            row.values["parent"] = above.unit

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        if not row.created:
            return
        unit: Unit = row.record
        unit.short_name = unit.short_name or unit.name[:60]
        unit.path = f"new:{row.number}"
        if unit.kind and unit.kind not in MADE_HERE:
            row.refuse("kind", f"{unit.get_kind_display()}不在这里设立")
        if unit.founded_on and unit.founded_on > timezone.localdate():
            row.refuse("founded_on", "成立日期不能晚于今天")
        cls._place(row, unit)

    @classmethod
    def _place(cls, row: Row, unit: Unit) -> None:
        above: _Above | None = row.values.get("hangs")
        if above is None:
            row.refuse("above", "系统里没有这个党组织，本表上面也没有，请核对名称")
        elif above.unit and above.unit.ended_on:
            row.refuse("above", f"{above.unit}已经撤销，请另选上级")
        elif unit.kind and above.kind not in PARENTS[unit.kind]:
            row.refuse("above", f"{unit.get_kind_display()}不能设在{Unit.Kind(above.kind).label}之下")
        elif above.row and above.row.problems:
            row.refuse("above", f"上级在第 {above.row.number} 行，那一行有问题")
        else:
            unit.parent = above.unit
            unit.code = unit.code or f"new:{row.number}"

    @classmethod
    def permits(cls, ledger: Ledger, row: Row, user: User) -> bool:
        """Whoever administers the parent; a row under a row follows that one. One reason for a refusal is enough."""
        if row.problems:
            return True
        above: _Above | None = row.values.get("hangs")
        while above and above.row:
            above = above.row.values.get("hangs")
        unit = above.unit if above else None
        return unit is not None and scope.permits(user, Power.ADMINISTER, unit)

    @classmethod
    def make(cls, row: Row, by: User) -> None:
        """Made by the act; what a row above became is asked of that row."""
        above: _Above = row.values["hangs"]
        parent = above.made
        row.record = create_unit(
            name=row.record.name,
            short_name=row.record.short_name,
            kind=row.record.kind,
            code=row.get("code") or next_code(parent),
            parent=parent,
            founded_on=row.record.founded_on,
            by=by,
        )


class _Places:
    """Names and codes under which a parent may be meant; the row above wins over nobody, two of one name over none."""

    def __init__(self, user: User) -> None:
        self.by_text: dict[str, list[_Above]] = {}
        self.top: _Above | None = None
        for unit in scope.visible(Unit.objects.all(), user, Power.ADMINISTER).order_by("path"):
            self.top = self.top or _Above(unit.kind, unit=unit)
            self._keep({unit.name, unit.short_name, unit.code}, _Above(unit.kind, unit=unit))

    def remember(self, row: Row) -> None:
        names = {str(row.values[name]) for name in ("name", "short_name", "code") if row.values.get(name)}
        if not row.problems and not names & {""} and not self._known_unit(row):
            self._keep(names, _Above(str(row.values.get("kind") or ""), row=row))

    def above(self, row: Row) -> _Above | None:
        text = bare(str(row.values.get("above") or ""))
        found = self.by_text.get(text, []) if text else [self.top] if self.top else []
        return found[0] if len(found) == 1 else None

    def _known_unit(self, row: Row) -> bool:
        """Whether the row speaks of an organisation that stands already."""
        said = {bare(str(row.values[name])) for name in ("name", "code") if row.values.get(name)}
        return any(place.unit for text in said for place in self.by_text.get(text, ()))

    def _keep(self, names: set[str], place: _Above) -> None:
        for text in {bare(name) for name in names if name}:
            self.by_text.setdefault(text, []).append(place)
