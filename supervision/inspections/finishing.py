"""Finishing an inspection: it must be complete (EM-15), gets its number, and what failed becomes findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records import history, numbering
from records.workflow import Move, MoveRefused
from supervision.findings import duties
from supervision.findings.due_days import due_after
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection, InspectionItem

if TYPE_CHECKING:
    from accounts.models.user import User

PREFIX = "JC"
FAIL = InspectionItem.Result.FAIL


def follow(inspection: Inspection, move: Move, by: User | None) -> None:
    """Runs in the transaction of the move; raises MoveRefused with what is missing."""
    if move.code == "submit":
        refuse_incomplete(inspection)
        _number(inspection)
        for item in inspection.items.filter(result=FAIL).select_related("item"):
            _finding(inspection, item, by)
    if move.code == "plan" and not inspection.planned_on:
        raise MoveRefused("请先填写计划检查日期，再列入计划。")
    if move.code == "void" and inspection.findings.not_voided().exists():
        raise MoveRefused("这次检查发现的问题还在问题整改台账里，请先作废那些问题，再作废这次检查。")


def missing(said: Inspection) -> Iterator[tuple[str, str]]:
    """(field, sentence) for what a finished inspection must say; ``said`` has the columns of an inspection."""
    for field, sentence in (
        ("held_on", "请填写检查日期。"),
        ("place", "请填写检查地点。"),
        ("inspectors", "请填写检查人。"),
        ("signed_by", "请检查人签字。"),
        ("signed_on", "请填写签字日期。"),
    ):
        if not getattr(said, field):
            yield field, sentence
    if said.refused and not said.refusal_note:
        yield "refusal_note", "被检查组织负责人拒绝签字的，请写明情况。"
    if not said.refused and not said.head_signed_by:
        yield "head_signed_by", "请被检查组织负责人签字；拒绝签字的，勾选“拒绝签字”并写明情况。"


def refuse_incomplete(inspection: Inspection) -> None:
    sentences = [sentence for _, sentence in missing(inspection)]
    if inspection.check_list and inspection.check_list.items.count() > inspection.items.exclude(item=None).count():
        sentences.append("检查表还有没有填写结果的项目。")
    if sentences:
        raise MoveRefused("还不能完成检查：" + "".join(sentences))


def take_number(inspection: Inspection) -> None:
    """JC-2026-011, inside the transaction that uses it."""
    year = inspection.day.year
    inspection.number = numbering.code(PREFIX, year, numbering.take(PREFIX, year))


def _number(inspection: Inspection) -> None:
    take_number(inspection)
    if inspection.failed_count:
        inspection.rectify_by = due_after(inspection.day, inspection.days, inspection.counting)
    inspection.save(update_fields=["number", "rectify_by"])


def _finding(inspection: Inspection, item: InspectionItem, by: User | None) -> None:
    finding = Finding(
        unit=inspection.unit,
        inspecting_unit=inspection.inspecting_unit,
        inspection=inspection,
        source=Finding.Source.SELF if inspection.is_self_check else Finding.Source.INSPECTION,
        item=item.item,
        item_code=item.code,
        repeats=Finding.objects.of_item(inspection.unit_id, item.code).count(),
        found_on=inspection.day,
        problem=item.problem,
        requirement=inspection.opinion,
        days=inspection.days,
        counting=inspection.counting,
        due_on=inspection.rectify_by or due_after(inspection.day, inspection.days, inspection.counting),
        author=by,
    )
    finding.save(force_insert=True)
    history.note(finding, "create", by=by, text=f"由监督检查 {inspection.number} 发现")
    duties.recompute(finding)
