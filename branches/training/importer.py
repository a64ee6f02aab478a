"""培训记录 from Excel: what was held, with the people as names (and numbers where two share a name)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from branches.training.acts import tell_units, usual_hours, written
from branches.training.forms import ACROSS_YEARS, OFFICES
from branches.training.models import Training, TrainingParticipant
from organisation.people.models import Person
from organisation.units.models import UnitQuerySet
from records.imports import Importer, ImportField, Row
from records.imports.spans import days_of

if TYPE_CHECKING:
    from accounts.models.user import User

_APART = re.compile(r"[、，,；;\s]+")
_NUMBERED = re.compile(r"(?P<name>[^（(]+)[（(](?P<number>[^）)]+)[）)]")


def _offices(units: UnitQuerySet) -> UnitQuerySet:
    return units.filter(kind__in=OFFICES)


class TrainingImporter(Importer[Training]):
    """Rows come in as held. Whoever cannot be told apart by name must be given with the staff number."""

    fields = (
        ImportField("theme", heads=("培训主题",), required=True),
        ImportField("span", heads=("时间（起止）", "培训时间"), in_template=False),
        ImportField("starts_on", heads=("开始日期",), required=True, instead=("span",), help="例如 2026-03-12"),
        ImportField("ends_on", heads=("结束日期",), help="不填则当天结束"),
        ImportField("place", heads=("地点", "培训地点")),
        ImportField("organizer", heads=("主办", "主办单位")),
        ImportField("lecturer", heads=("授课人",)),
        ImportField("form", heads=("形式", "培训形式"), default=Training.Form.CENTRAL),
        ImportField("hours", heads=("学时",), help="不填则按参数折算"),
        ImportField("expected", heads=("应到", "应到人数"), help="不填则与参训人数相同"),
        ImportField(
            "names", heads=("参训人员（签到）", "参训人员"), required=True, help="姓名用顿号隔开，重名的在括号里写工号"
        ),
        ImportField("result", heads=("考核结果",)),
        ImportField("level", heads=("培训层级",), default=Training.Level.UNIT),
        ImportField("unit", heads=("登记单位",), picker="unit", within=_offices, required=True),
    )
    key = ("unit", "theme", "starts_on")
    ignored_heads = ("实到", "附件", "状态")
    fixed = {"state": Training.State.HELD}
    notes = ("一行是一次培训，按已完成登记；同一单位、同一天、同一主题的只登记一次。",)
    constraint_texts = {
        "training_ends_after_start": "结束日期不能早于开始日期",
        "training_present_of_expected": "应到人数不能少于参训人数",
    }

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Everybody named in the batch, in one query; only people within the writer's reach."""
        asked = {row.number: [_read(part) for part in _parts(row)] for row in rows}
        named = {pair for pairs in asked.values() for pair in pairs}
        wanted = Q(name__in={name for name, _ in named}) | Q(staff_number__in={number for _, number in named if number})
        found: dict[str, list[Person]] = defaultdict(list)
        for person in Person.objects.visible_to(user).not_voided().filter(wanted).order_by("pinyin", "name", "pk"):
            found[person.name].append(person)
        for row in rows:
            row.values["people"] = [_one(row, found[name], name, number) for name, number in asked[row.number]]

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        if not row.get("span") or row.get("starts_on"):
            return
        if days := days_of(row, "span"):
            row.values["starts_on"], row.values["ends_on"] = days

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        training: Training = row.record
        if not training.starts_on or not training.unit_id or row.problems:
            return
        people = sorted(set(row.values["people"]), key=lambda one: (one.pinyin, one.name, str(one.pk)))
        training.present, training.people_text = len(people), written(people)
        if row.created:
            training.expected = training.expected or len(people)
            training.hours = row.get("hours") if row.get("hours") is not None else usual_hours(training)
        training.derive()
        if training.starts_on > timezone.localdate():
            row.refuse("starts_on", "培训还没有开始，请在系统里按计划登记")
        if training.ends_on and training.ends_on.year != training.starts_on.year:
            row.refuse("ends_on", ACROSS_YEARS)

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        TrainingParticipant.objects.filter(training__in=[row.record for row in rows]).delete()
        TrainingParticipant.objects.bulk_create(
            TrainingParticipant(training=row.record, person=person)
            for row in rows
            for person in dict.fromkeys(row.values["people"])
        )
        tell_units({person.pk for row in rows for person in row.values["people"]})

    @classmethod
    def before_undo(cls, records: Sequence[Training], by: User) -> None:
        mine = TrainingParticipant.objects.filter(training__in=list(records))
        tell_units(list(mine.values_list("person_id", flat=True)))
        mine.delete()


def _parts(row: Row) -> list[str]:
    """The people of the cell; blanks inside brackets and around them do not part names."""
    text = re.sub(r"\s*([（(])\s*|\s*([）)])", lambda m: m[1] or m[2], str(row.get("names") or ""))
    return [part for part in _APART.split(text) if part]


def _read(part: str) -> tuple[str, str]:
    """Name and number, '' when there is none."""
    match = _NUMBERED.fullmatch(part)
    return (match["name"].strip(), match["number"].strip()) if match else (part.strip(), "")


def _one(row: Row, found: list[Person], name: str, number: str) -> Person | None:
    fitting = [one for one in found if not number or one.staff_number == number]
    if len(fitting) == 1:
        return fitting[0]
    row.refuse("names", f"有几个{name}，请在括号里写明工号" if fitting else f"没有找到{name}，请核对姓名和工号")
    return None
