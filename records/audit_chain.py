"""The chain over the history: any line edited, removed, inserted or swapped later is found.

Lines are sealed apart from the writes, in the order in which they became visible; the key stays outside the database
(settings.HISTORY_KEY). A tail cut off together with its seals shows only against an anchor kept elsewhere:
:func:`head` gives the number and seal to note down.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from records.models.history import HistoryLine, HistorySeal

BATCH = 500
SEALED_WITHIN = timedelta(minutes=10)
BEGINNING = "0" * 64


@dataclass(frozen=True)
class Verdict:
    """What a check found: lines verified, and a sentence for every fault."""

    lines: int
    faults: list[str]

    @property
    def is_sound(self) -> bool:
        return not self.faults


def seal_new() -> int:
    """Seal up to one batch of lines without a seal; returns how many. Safe to run twice at once."""
    with transaction.atomic():
        last = HistorySeal.objects.select_for_update().order_by("-id").first()
        previous = last.mac if last else BEGINNING
        fresh = list(HistoryLine.objects.filter(seal__isnull=True).order_by("id")[:BATCH])
        seals = []
        for line in fresh:
            mac = _mac(line, previous)
            seals.append(HistorySeal(line=line, previous=previous, mac=mac))
            previous = mac
        HistorySeal.objects.bulk_create(seals)
    return len(fresh)


def verify() -> Verdict:
    """Walk the whole chain; at some ten thousand lines a second."""
    faults, previous, count = [], BEGINNING, 0
    for seal in HistorySeal.objects.select_related("line").order_by("id").iterator(chunk_size=2000):
        count += 1
        if seal.previous != previous:
            faults.append(f"第 {count} 个固化标记与前一个不相接，中间可能被删除或调换。")
        if not hmac.compare_digest(seal.mac, _mac(seal.line, seal.previous)):
            faults.append(f"第 {seal.line_id} 条操作记录与固化标记不符，内容可能被改动。")
        previous = seal.mac
    return Verdict(count, [*faults, *_unsealed()])


def _unsealed() -> Iterator[str]:
    overdue = HistoryLine.objects.filter(seal__isnull=True, at__lt=timezone.now() - SEALED_WITHIN).count()
    if overdue:
        yield f"有 {overdue} 条操作记录超过 10 分钟没有固化，请检查后台任务是否在运行。"


def head() -> tuple[int, str]:
    """Number and seal of the end of the chain, to be kept somewhere else."""
    last = HistorySeal.objects.order_by("-id").first()
    return (HistorySeal.objects.count(), last.mac) if last else (0, BEGINNING)


def _mac(line: HistoryLine, previous: str) -> str:
    said = [
        line.pk,
        line.at.isoformat(),
        str(line.act),
        line.actor_id,
        line.actor_name,
        line.acting_as,
        line.content_type_id,
        line.object_id,
        line.object_title,
        line.verb,
        line.text,
        line.changes,
        previous,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hmac.new(settings.HISTORY_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
