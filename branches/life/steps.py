"""The steps of a branch's life, each with who, when and under which paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from organisation.powers import Power
from records import history, scope
from records.models.history import HistoryLine

if TYPE_CHECKING:
    from accounts.models.user import User

DONE, NOW, AHEAD = "done", "now", ""


@dataclass(frozen=True)
class Step:
    """As templates/ui/steps.html draws it."""

    label: str
    note: str = ""
    state: str = AHEAD


def request_steps(request: FoundingRequest, lines: Iterable[HistoryLine]) -> list[Step]:
    """Where a request is: written, reviewed, answered, founded. ``lines`` are its own, newest first."""
    reached = {"draft": 0, "returned": 0, "submitted": 1, "reported": 2, "granted": 4}[request.state]
    by = {line.verb: line for line in reversed(list(lines))}
    notes = (
        _who(by.get("submit")),
        _who(by.get("report")),
        request.document_number or _who(by.get("grant")),
        str(request.replied_on or ""),
    )
    if request.state == FoundingRequest.State.RETURNED:
        notes = ("已退回，请修改", *notes[1:])
    shown = [note if index < reached or index == 0 else "" for index, note in enumerate(notes)]
    labels = ("提交请示", "单位审核", "院党委批复", "成立")
    return [
        Step(label, note, _state(index, reached)) for index, (label, note) in enumerate(zip(labels, shown, strict=True))
    ]


def branch_steps(branch: TemporaryBranch, lines: Iterable[HistoryLine], today: date | None = None) -> list[Step]:
    """The whole life. ``lines`` hold those of the founding request too.

    A branch that was brought in, or founded without a request, begins with the reply: nothing is shown as done
    that the portal has not seen.
    """
    by: dict[str, HistoryLine] = {}
    for line in lines:  # newest first: of several extensions the last one counts
        by.setdefault(line.verb, line)
    reached = {"dissolving": 1, "dissolved": 2, "archived": 3}.get(branch.state, 0)
    asked = [Step("提交请示", _who(by.get("submit")), DONE), Step("单位审核", _who(by.get("report")), DONE)]
    return [
        *(asked if branch.founding_id else ()),
        Step("院党委批复", _joined(branch.document_number, _who(by.get("grant"))) or "文号没有登记", DONE),
        Step("成立", str(branch.founded_on), DONE),
        _running(branch, by.get("extend"), today, _state(0, reached)),
        *(() if branch.unit.merged_into_id else [Step("撤销移交", _handing_over(branch, by), _state(1, reached))]),
        Step(_last_name(branch), _dissolved(branch, by.get("dissolve")), DONE if reached >= 2 else AHEAD),
        Step("归档", _joined(branch.archived_on, _name(by.get("archive"))), DONE if reached == 3 else AHEAD),
    ]


def _running(branch: TemporaryBranch, line: HistoryLine | None, today: date | None, state: str) -> Step:
    days = f"共 {branch.days_run()} 天" if not branch.is_active else f"第 {branch.days_run(today)} 天"
    if line is None and branch.state != TemporaryBranch.State.EXTENDED:
        return Step("正常运行", days, state)
    number = line.changes.get("文号", ["", ""])[1] if line else ""
    return Step("延期运行", _joined(days, f"延至 {branch.planned_end}", number, _name(line)), state)


def _handing_over(branch: TemporaryBranch, by: dict[str, HistoryLine]) -> str:
    if branch.dissolving_on:
        line = by.get("begin_dissolving") or by.get("convert")
        return _joined(f"{branch.dissolving_on} 起", branch.dissolving_number, _name(line))
    if not branch.is_active:
        return "没有登记"
    return f"预计 {branch.planned_end}" if branch.planned_end else ""


def _last_name(branch: TemporaryBranch) -> str:
    if branch.unit.merged_into_id:
        return "并入其他支部"
    return "改设党支部" if branch.successor_id else "撤销"


def _dissolved(branch: TemporaryBranch, line: HistoryLine | None) -> str:
    return _joined(branch.dissolved_on, branch.dissolution_number, _name(line)) if branch.dissolved_on else ""


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _name(line: HistoryLine | None) -> str:
    return line.actor_name if line else ""


def _who(line: HistoryLine | None) -> str:
    return f"{line.actor_name} · {timezone.localtime(line.at):%m-%d}" if line else ""


def _state(index: int, reached: int) -> str:
    if index < reached:
        return DONE
    return NOW if index == reached else AHEAD


def lines_of(branch: TemporaryBranch, user: User) -> QuerySet[HistoryLine]:
    """Newest first, for someone who may see the branch; of the request only for who may see the request."""
    condition = _about(branch, branch.pk) | _about(branch.unit, branch.unit_id)
    if branch.founding is not None and scope.permits(user, Power.VIEW, branch.founding):
        kind = history.kind_of(FoundingRequest())
        condition |= Q(content_type=kind, object_id=str(branch.founding_id))
    return HistoryLine.objects.filter(condition).order_by("-id")


# What stands under the steps of a life (branches/life/steps.py).
STEPS = ("submit", "report", "grant", "extend", "begin_dissolving", "convert", "dissolve", "archive", "permit")


def lines_of_steps(branch: TemporaryBranch) -> QuerySet[HistoryLine]:
    """Who made which step of the branch and of its founding request, newest first."""
    condition = _about(branch, branch.pk)
    if branch.founding is not None:
        condition |= _about(branch.founding, branch.founding_id)
    return HistoryLine.objects.filter(condition, verb__in=STEPS).order_by("-id")


def _about(record: Model, key: object) -> Q:
    return Q(content_type=history.kind_of(record), object_id=str(key))
