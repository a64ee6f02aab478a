"""What people send: the forms' own data under the forms' own names, through the pages."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from organisation.people.models import Person
from organisation.units.models import Unit
from records.ledger.registry import ledger
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.cast import days_ago, signed_in

POINTS = ("会议记录齐全", "责任区已公示", "监督电话已张贴")


def list_in_use(unit: Unit, code: str = "RC-01", points: tuple[str, ...] = POINTS) -> CheckList:
    made = CheckList.objects.create(unit=unit, title=f"日常检查表{code}", code=code, state="active")
    CheckItem.objects.bulk_create(
        CheckItem(check_list=made, place=place, code=str(place), text=text) for place, text in enumerate(points, 1)
    )
    return made


def inspection_data(unit: Unit, by: Unit, check_list: CheckList | None = None, **typed: Any) -> dict[str, Any]:
    """A complete inspection of the day before yesterday; all points are all right."""
    items = check_list.items.all() if check_list else ()
    return {
        "client_id": str(uuid4()),
        "unit": unit.pk,
        "inspecting_unit": by.pk,
        "kind": "planned",
        "held_on": str(days_ago(2)),
        "place": "一号现场",
        "check_list": check_list.pk if check_list else "",
        "content": "日常检查",
        "inspectors": "林静",
        "counting": "workdays",
        "signed_by": "林静",
        "head_signed_by": "李建军",
        "signed_on": str(days_ago(2)),
        **{f"result-{item.pk}": "pass" for item in items},
        **typed,
    }


def failing(check_list: CheckList, **problems: str) -> dict[str, str]:
    """``failing(list, p2="没有公示")``: the second point fails."""
    items = {f"p{item.place}": item.pk for item in check_list.items.all()}
    found = {f"result-{items[place]}": "fail" for place in problems}
    return found | {f"note-{items[place]}": text for place, text in problems.items()}


def send(person: Person, slug: str, data: dict[str, Any], *, then: str = "submit") -> HttpResponse:
    """The form as the browser sends it; ``then`` is the second button."""
    return signed_in(person).post(ledger(slug).url("create"), {**data, "then": then})


def inspect(person: Person, data: dict[str, Any]) -> Inspection:
    """A finished inspection; fails the test with the page's sentences."""
    answer = send(person, "inspections", data)
    assert answer.status_code == 302, answer.context["form"].errors.as_text()
    return Inspection.objects.get(pk=data["client_id"])


def answer(person: Person, finding: Finding, *, then: str = "submit", **typed: Any) -> HttpResponse:
    """The branch's answer to a finding."""
    finding.refresh_from_db()
    data = {
        "version": finding.version,
        "measures": "立即补正，专人负责",
        "responsible": "张雪",
        "done_on": str(days_ago(0)),
        "completion": "已经补正并公示",
        "then": then,
    }
    return signed_in(person).post(ledger("findings").url("edit", finding.pk), {**data, **typed})


def move(person: Person, record: Any, code: str, reason: str = "") -> HttpResponse:
    slug = "findings" if isinstance(record, Finding) else "inspections"
    return signed_in(person).post(ledger(slug).url("move", record.pk, code), {"reason": reason})


def state(record: Any) -> str:
    record.refresh_from_db()
    return str(record.state)
