"""What inspections found, how far each finding came, and the lines its moves would have written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models.functions import Coalesce
from django.utils import timezone

from branches.demo.founded import Founded
from branches.demo.manner import Manner
from branches.demo.world import World
from organisation.demo.dice import at, key
from organisation.demo.lines import told
from organisation.people.models import Person
from organisation.powers import Role
from records.models.history import HistoryLine
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings import demo_words as words
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection

S = Finding.State
Said = tuple[str, str, str]  # what failed, the measure, the result
RECENT = 45  # days in which findings are still on their way
OWED = (S.OPEN, S.RETURNED)
UNANSWERED, UNANSWERED_SINCE = (20,), 120  # branches that let findings lie, and for how many days


def build(world: World) -> str:
    """Inspections have made them; what is left to tell is how each went on."""
    Finding.objects.update(updated_at=Coalesce("submitted_at", "created_at"))
    HistoryLine.objects.bulk_create(
        line for finding in Finding.objects.order_by("found_on", "number") for line in _lines_of(finding)
    )
    return f"问题整改 {Finding.objects.count()} 个"


def failures(check_list: CheckList) -> tuple[Said, ...]:
    """By the place of the point in the list."""
    return words.DAILY_FAILED if check_list.code == "RC-01" else words.SAFETY_FAILED


def find(draw: random.Random, inspection: Inspection, one: Founded, by: Person, item: CheckItem, said: Said) -> None:
    code = item.check_list.key_of(item)
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
        leader=one.secretary.name,
        author=inspection.author,
        created_at=at(inspection.day, 17),
    )
    _carry(draw, finding, one, said, by)
    finding.save(force_insert=True)


def _carry(draw: random.Random, finding: Finding, one: Founded, said: Said, by: Person) -> None:
    """Old ones are closed; of the last weeks some wait for the branch, some for the re-check, some came back."""
    age = (timezone.localdate() - finding.found_on).days
    finding.state = state = _state(draw, finding, one, age)
    if state != S.OPEN or draw.random() < 0.5:
        finding.responsible_person = draw.choice(one.members[:5])
        finding.responsible = finding.responsible_person.name
    if state == S.OPEN:
        return
    took = min(draw.choice((4, 7, 10, 14, 18, 26)), max(age - 1, 0))
    done = finding.found_on + timedelta(days=took)
    finding.measures, finding.completion, finding.done_on = said[1], said[2], done
    finding.refusals = int(state == S.RETURNED or draw.random() < 0.15)
    if state != S.RETURNED:
        finding.submitted_at, finding.submitted_by = at(done, 18), one.secretary.user
    if state == S.SUBMITTED:
        return
    finding.rechecker = by.name
    if state == S.RETURNED:
        finding.review_opinion = draw.choice(words.REFUSED)
    else:
        finding.closed_on = min(done + timedelta(days=draw.choice((1, 2, 4))), timezone.localdate())


def _state(draw: random.Random, finding: Finding, one: Founded, age: int) -> str:
    """What is still owed lies within its limit, but where a branch lets it lie."""
    if one.number in UNANSWERED and age < UNANSWERED_SINCE:
        return S.OPEN
    if age >= RECENT or one.branch.dissolved_on:
        return S.CLOSED
    state = draw.choices((S.CLOSED, S.SUBMITTED, S.RETURNED, S.OPEN), weights=(25, 25, 15, 35))[0]
    in_time = one.manner is not Manner.STEADY and finding.due_on >= timezone.localdate()
    return S.SUBMITTED if state in OWED and not in_time else state


def _lines_of(finding: Finding) -> Iterator[HistoryLine]:
    """create, submit, refuse or close, with the days on which they happened."""
    inspector = f"{finding.inspecting_unit}"
    secretary = f"{finding.unit} · {Role.SECRETARY.label}"
    number = finding.inspection.number if finding.inspection else ""
    yield _line(finding, "create", f"由监督检查 {number} 发现", inspector, finding.created_at)
    if finding.done_on is None:
        return
    answered = at(finding.done_on, 18)
    yield _line(finding, "submit", "提交整改", secretary, answered, finding.leader)
    if finding.refusals:
        reason = finding.review_opinion or words.REFUSED[0]
        yield _line(finding, "refuse", f"退回整改：{reason}", inspector, answered + timedelta(hours=3))
        if finding.state != S.RETURNED:
            yield _line(finding, "submit", "提交整改", secretary, answered + timedelta(hours=14), finding.leader)
    if finding.closed_on:
        yield _line(finding, "close", "销号", inspector, max(at(finding.closed_on, 10), answered + timedelta(hours=15)))


def _line(finding: Finding, verb: str, text: str, acting_as: str, moment: datetime, name: str = "") -> HistoryLine:
    """``name`` is the branch's side; without one the inspector did it."""
    entry = told(finding, verb, text, by=None if name else finding.author, at=moment, acting_as=acting_as)
    entry.actor_name = name or entry.actor_name
    return entry
