"""A year of inspections with what they found, in every state of rectification."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models.user import User
from branches.demo.founded import Founded
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.words import PLACES
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit
from records.models.history import HistoryLine
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.demo import UNANSWERED, carry, lines_of
from supervision.findings.due_days import Counting, due_after
from supervision.findings.models import Finding
from supervision.inspections import demo_words as words
from supervision.inspections import finishing
from supervision.inspections.models import Inspection, InspectionItem

Result = InspectionItem.Result
EVERY = 75  # days between two inspections of a branch by its unit


@dataclass(frozen=True)
class Visit:
    """Who goes where when, and with which list."""

    one: Founded
    by: Person
    unit: Unit
    day: int  # days ago
    check_list: CheckList


def build(founded: list[Founded], root: Unit) -> tuple[int, int]:
    """Returns how many inspections and findings there are."""
    lists = _check_lists(root)
    visits = sorted(_visits(founded, root, lists), key=lambda visit: -visit.day)
    for number, visit in enumerate(visits):
        _visit(number, visit)
    _ahead(founded, root, lists)
    Finding.objects.update(updated_at=Coalesce("submitted_at", "created_at"))
    HistoryLine.objects.bulk_create(
        line for finding in Finding.objects.order_by("found_on", "number") for line in lines_of(finding)
    )
    return Inspection.objects.count(), Finding.objects.count()


def _check_lists(root: Unit) -> list[CheckList]:
    """Two lists of the institute; the first is in its second edition."""
    author = _officer(root).user
    old = _check_list(root, author, "党建工作日常检查表", "RC-01", 1, words.DAILY[:6], "retired", 400)
    CheckList.objects.filter(pk=old.pk).update(retired_on=days_ago(390))
    return [
        _check_list(root, author, "党建工作日常检查表", "RC-01", 2, words.DAILY, "active", 390),
        _check_list(root, author, "现场安全和应急检查表", "AQ-01", 1, words.SAFETY, "active", 390),
    ]


def _check_list(
    root: Unit, author: User | None, title: str, code: str, edition: int, texts: tuple[str, ...], state: str, age: int
) -> CheckList:
    made = CheckList.objects.create(
        unit=root, author=author, title=title, code=code, edition=edition, state=state, created_at=at(days_ago(age), 9)
    )
    CheckItem.objects.bulk_create(
        CheckItem(check_list=made, place=place, code=str(place), text=text) for place, text in enumerate(texts, 1)
    )
    return made


def _officer(unit: Unit) -> Person:
    roles = (Role.UNIT_OFFICER, Role.INSTITUTE_OFFICER)
    return Person.objects.select_related("user").filter(posts__unit=unit, posts__role__in=roles).order_by("pk")[0]


def _visits(founded: list[Founded], root: Unit, lists: list[CheckList]) -> Iterator[Visit]:
    """The unit every eleven weeks, the institute at every third branch, one branch in five itself."""
    officers: dict[int, tuple[Unit, Person]] = {}
    for number, one in enumerate(founded):
        unit_id = one.branch.unit.ancestor_ids[1]
        if unit_id not in officers:
            unit = Unit.objects.get(pk=unit_id)
            officers[unit_id] = unit, _officer(unit)
        unit, officer = officers[unit_id]
        for turn, day in enumerate(_days(one, EVERY, number)):
            yield Visit(one, officer, unit, day, lists[turn % 2])
        if number % 3 == 0:
            for day in _days(one, 170, number + 7):
                yield Visit(one, _officer(root), root, day, lists[0])
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
    pool = words.DAILY_FAILED if visit.check_list.code == "RC-01" else words.SAFETY_FAILED
    count = draw.choices((0, 1, 2, 3), weights=(35, 35, 20, 10))[0]
    if visit.one.number in UNANSWERED:
        count = max(count, 1)
    failed = set(draw.sample(range(len(items)), count))
    inspection.failed_count, inspection.passed_count = len(failed), len(items) - len(failed)
    inspection.problems = "\n".join(f"{n}. {pool[place][0]}" for n, place in enumerate(sorted(failed), 1))
    inspection.opinion = words.OPINION if failed else "未发现问题，继续保持。"
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
        _finding(draw, inspection, visit, items[place], pool[place])


def _finding(
    draw: random.Random, inspection: Inspection, visit: Visit, item: CheckItem, said: tuple[str, str, str]
) -> None:
    code = visit.check_list.key_of(item)
    finding = Finding(
        id=key(draw),
        unit=inspection.unit,
        inspecting_unit=inspection.inspecting_unit,
        inspection=inspection,
        source=Finding.Source.SELF if inspection.is_self_check else Finding.Source.INSPECTION,
        item=item,
        item_code=code,
        repeats=Finding.objects.of_item(inspection.unit_id, code).count(),
        found_on=inspection.day,
        problem=said[0],
        requirement=inspection.opinion,
        due_on=inspection.rectify_by or inspection.day,
        leader=visit.one.secretary.name,
        author=inspection.author,
        created_at=at(inspection.day, 17),
    )
    carry(draw, finding, visit.one, said, visit.by)
    finding.save(force_insert=True)


def _ahead(founded: list[Founded], root: Unit, lists: list[CheckList]) -> None:
    """What is planned for the coming weeks, and a draft nobody else sees."""
    officer = _officer(root)
    for number, state in ((0, "planned"), (2, "planned"), (6, "planned"), (9, "draft")):
        Inspection.objects.create(
            id=key(dice(f"ahead {number}")),
            unit=founded[number].branch.unit,
            inspecting_unit=root,
            planned_on=timezone.localdate() + timedelta(days=5 + number),
            check_list=lists[0],
            content=words.CONTENTS[number % len(words.CONTENTS)],
            inspectors=officer.name,
            state=state,
            author=officer.user,
        )
