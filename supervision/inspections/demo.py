"""A year of inspections; what each of them found is made with it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from branches.demo.founded import Founded
from branches.demo.sites import PLACES
from branches.demo.world import World
from organisation.demo.dice import at, days_ago, dice, key
from organisation.people.models import Person
from organisation.units.models import Unit
from supervision.check_lists.demo import in_force, officer_of
from supervision.check_lists.models import CheckList
from supervision.findings import demo as findings
from supervision.findings.demo import UNANSWERED, failures
from supervision.findings.due_days import Counting, due_after
from supervision.inspections import finishing
from supervision.inspections.models import Inspection, InspectionItem

Result = InspectionItem.Result
OPINION = "对发现的问题逐项制定整改措施，明确责任人，按期整改并上传整改后的照片。"
CONTENTS = ("组织生活和台账管理", "现场安全和应急准备", "作风纪律和廉洁自律", "党员作用发挥")
EVERY = 75  # days between two inspections of a branch by its unit


@dataclass(frozen=True)
class Visit:
    """Who goes where when, and with which list."""

    one: Founded
    by: Person
    unit: Unit
    day: int  # days ago
    check_list: CheckList


def build(world: World) -> str:
    root, lists = world.institute.root, in_force()
    visits = sorted(_visits(world.branches, root, lists), key=lambda visit: -visit.day)
    for number, visit in enumerate(visits):
        _visit(number, visit)
    _ahead(world.branches, root, lists[0])
    return f"监督检查 {Inspection.objects.count()} 次"


def _visits(founded: list[Founded], root: Unit, lists: tuple[CheckList, CheckList]) -> Iterator[Visit]:
    """The unit every eleven weeks, the institute at every third branch, one branch in five itself."""
    officers: dict[int, tuple[Unit, Person]] = {}
    for number, one in enumerate(founded):
        unit_id = one.branch.unit.ancestor_ids[1]
        if unit_id not in officers:
            unit = Unit.objects.get(pk=unit_id)
            officers[unit_id] = unit, officer_of(unit)
        unit, officer = officers[unit_id]
        for turn, day in enumerate(_days(one, EVERY, number)):
            yield Visit(one, officer, unit, day, lists[turn % 2])
        if number % 3 == 0:
            for day in _days(one, 170, number + 7):
                yield Visit(one, officer_of(root), root, day, lists[0])
        if number % 5 == 0 and one.secretary.user_id:
            for day in _days(one, 120, number + 3):
                yield Visit(one, one.secretary, one.branch.unit, day, lists[1])


def _days(one: Founded, step: int, shift: int) -> range:
    """Days ago, within the life of the branch, newest first."""
    today = timezone.localdate()
    last = (today - one.branch.dissolved_on).days + 5 if one.branch.dissolved_on else 2
    return range(last + shift % 23, (today - one.branch.founded_on).days - 10, step)


def _visit(number: int, visit: Visit) -> None:
    draw = dice(f"visit {number}")
    day = days_ago(visit.day)
    head = visit.one.secretary
    refused = number % 41 == 40
    inspection = Inspection(
        id=key(draw),
        unit=visit.one.branch.unit,
        inspecting_unit=visit.unit,
        kind=draw.choices(list(Inspection.Kind), weights=(70, 30))[0],
        planned_on=day if number % 3 else None,
        held_on=day,
        place=draw.choice(PLACES),
        check_list=visit.check_list,
        content=visit.check_list.title.removesuffix("表"),
        inspectors=visit.by.name,
        signed_by=visit.by.name,
        head_signed_by="" if refused else head.name,
        signed_on=day,
        refused=refused,
        refusal_note="负责人认为情况说明不完整，未签字，已口头告知" if refused else "",
        counting=Counting.WORKDAYS,
        state=Inspection.State.FINISHED,
        finished_at=at(day, 17),
        author=visit.by.user,
        created_at=at(day, 16),
    )
    _found(draw, inspection, visit)


def _found(draw: random.Random, inspection: Inspection, visit: Visit) -> None:
    """Some of the points fail; each failure is a finding on its way."""
    items = list(visit.check_list.items.all())
    pool = failures(visit.check_list)
    count = draw.choices((0, 1, 2, 3), weights=(35, 35, 20, 10))[0]
    if visit.one.number in UNANSWERED:
        count = max(count, 1)
    failed = set(draw.sample(range(len(items)), count))
    inspection.failed_count, inspection.passed_count = len(failed), len(items) - len(failed)
    inspection.problems = "\n".join(f"{n}. {pool[place][0]}" for n, place in enumerate(sorted(failed), 1))
    inspection.opinion = OPINION if failed else "未发现问题，继续保持。"
    inspection.derive()
    finishing.take_number(inspection)
    if failed:
        inspection.rectify_by = due_after(inspection.day, None)
    inspection.save(force_insert=True)
    InspectionItem.objects.bulk_create(
        InspectionItem(
            inspection=inspection,
            item=item,
            code=visit.check_list.key_of(item),
            text=item.text,
            result=Result.FAIL if place in failed else Result.PASS,
            note=pool[place][0] if place in failed else "",
        )
        for place, item in enumerate(items)
    )
    for place in sorted(failed):
        findings.find(draw, inspection, visit.one, visit.by, items[place], pool[place])


def _ahead(founded: list[Founded], root: Unit, check_list: CheckList) -> None:
    """What is planned for the coming weeks, and a draft nobody else sees."""
    officer = officer_of(root)
    for number, state in ((0, "planned"), (2, "planned"), (6, "planned"), (9, "draft")):
        Inspection.objects.create(
            id=key(dice(f"ahead {number}")),
            unit=founded[number].branch.unit,
            inspecting_unit=root,
            planned_on=timezone.localdate() + timedelta(days=5 + number),
            check_list=check_list,
            content=CONTENTS[number % len(CONTENTS)],
            inspectors=officer.name,
            state=state,
            author=officer.user,
        )
