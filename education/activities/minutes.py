"""会议记录 in Word: from one activity to the paper that is signed and filed."""

from __future__ import annotations

import uuid

from django.http import FileResponse, HttpRequest

from education.activities.models import Activity
from education.activities.reading import VoteRow, quorum_of, votes
from education.attendance.models import Attendance
from records.documents import MEDIA_TYPE, minutes_document
from records.guard import get_permitted_or_404

STATUS = Attendance.Status


def minutes(activity: Activity) -> bytes:
    """The .docx; who may have it is the caller's question."""
    return minutes_document(
        title=title_of(activity),
        facts=_facts(activity),
        sections=_sections(activity),
    )


def title_of(activity: Activity) -> str:
    """甲临时党支部 + 支部党员大会 reads 甲临时党支部党员大会记录."""
    unit, name = activity.unit.name, activity.name or activity.get_kind_display()
    return f"{unit}{name.removeprefix('支部') if unit.endswith('支部') else name}记录"


def _facts(activity: Activity) -> list[tuple[str, str]]:
    facts = [
        ("时间", activity.period),
        ("地点", activity.place),
        ("主持人", activity.host_name),
        ("记录人", activity.recorder_name),
    ]
    if activity.lecturer_name:
        facts.append(("授课人", activity.lecturer_name))
    return [
        *facts,
        ("应到", _people(activity.expected, activity.expected_voting)),
        ("实到", _people(activity.present, activity.present_voting)),
        ("到会人员", _names(activity)),
        ("列席人员", activity.observers),
        ("缺席人员及原因", activity.absences),
        ("议题", activity.theme),
    ]


def _people(number: int, voting: int | None) -> str:
    return f"{number} 人" if voting is None else f"{number} 人（有表决权 {voting} 人）"


def _names(activity: Activity) -> str:
    there = activity.attendances.filter(status=STATUS.PRESENT)
    return "、".join(there.values_list("person__name", flat=True))


def _sections(activity: Activity) -> list[tuple[str, str]]:
    return [
        ("会议内容", activity.content),
        ("表决情况", "\n".join(_lines(activity))),
        ("会议决议", activity.resolutions),
    ]


def _lines(activity: Activity) -> list[str]:
    judged = votes(activity)
    if not judged:
        return []
    quorum = quorum_of(activity)
    return [*([quorum.text] if quorum else []), *(_line(row) for row in judged)]


def _line(row: VoteRow) -> str:
    vote = row.vote
    hands = f"同意 {vote.yes} 票，不同意 {vote.no} 票，弃权 {vote.abstain} 票"
    return f"{vote.matter}：{hands}。{row.verdict.text}"


def download(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Whoever may read the activity may have its paper."""
    activity = get_permitted_or_404(request, Activity.objects.select_related("unit"), pk, voided=True)
    name = f"{activity.held_on}{activity.unit}{activity.get_kind_display()}记录.docx"
    return FileResponse(iter([minutes(activity)]), as_attachment=True, filename=name, content_type=MEDIA_TYPE)
