"""移交清单 in Word: the items as they stand, and the members whose home branches were told (BR-10)."""

from __future__ import annotations

from django.utils import timezone

from branches.handover import items as handover
from branches.handover.items import Entry
from branches.life.models import TemporaryBranch
from branches.performance.acts import notes_of
from branches.performance.models import PerformanceNote
from records.documents import chinese_date, list_document
from records.word.table import Listing

TITLE = "临时党支部撤销移交清单"
SIGNATURES = ("移交人（临时党支部书记）", "接收人（院属单位党委）", "监交人（院党委）")


def handover_paper(branch: TemporaryBranch) -> bytes:
    """As the printed sheet; for a branch that is dissolving or over."""
    notes = sorted(notes_of(branch).values(), key=lambda note: note.person.pinyin)
    listings = [_items(handover.entries(branch))]
    return list_document(
        title=TITLE,
        paragraphs=_about(branch),
        listings=[*listings, _notes(notes)] if notes else listings,
        places=SIGNATURES,
    )


def _about(branch: TemporaryBranch) -> list[str]:
    founded = f"{chinese_date(branch.founded_on)}成立{_by(branch.document_number)}"
    ending = (
        f"{chinese_date(branch.dissolving_on)}启动撤销{_by(branch.dissolving_number)}" if branch.dissolving_on else ""
    )
    over = f"{chinese_date(branch.dissolved_on)}撤销{_by(branch.dissolution_number)}" if branch.dissolved_on else ""
    steps = "，".join(filter(None, (founded, ending, over)))
    reason = f"撤销原因：{branch.dissolving_reason.rstrip('。')}。" if branch.dissolving_reason else ""
    return [f"{branch.unit.name}（{branch.unit.code}），依托{branch.project.name}，{steps}。{reason}"]


def _by(number: str) -> str:
    return f"（{number}）" if number else ""


def _items(entries: list[Entry]) -> Listing:
    heads = ("序号", "移交事项", "余项", "办理情况", "说明", "办理人", "日期")
    rows = [(str(place), *_told(entry)) for place, entry in enumerate(entries, 1)]
    return Listing(heads, (9, 34, 10, 18, 45, 18, 22), rows)


def _told(entry: Entry) -> tuple[str, ...]:
    left = "—" if entry.count is None else str(entry.count)
    line = entry.line
    if line is None:
        return entry.title, left, entry.word, "", "", ""
    return entry.title, left, entry.word, line.note, line.author_name, f"{timezone.localtime(line.at):%Y-%m-%d}"


def _notes(notes: list[PerformanceNote]) -> Listing:
    heads = ("姓名", "在支部职务", "原党支部", "送交日期", "接收人签字")
    return Listing(
        heads, (20, 26, 50, 26, 34), [_sent(note) for note in notes], f"附：党员表现情况送交 {len(notes)} 名"
    )


def _sent(note: PerformanceNote) -> tuple[str, ...]:
    home = note.home_branch or note.home_unit
    sent = f"{timezone.localtime(note.sent_at):%Y-%m-%d}" if note.sent_at else "未送交"
    return note.person.name, note.title, str(home or "—"), sent, ""
