"""Who else wants to know that branches' lives or members changed. Apps above add themselves at start-up.

They are told once after the commit, of all branches together: what follows from an act must not be able to undo it,
and founding a hundred branches in one transaction is one piece of news.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from branches.projects.models import Project
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

Listener = Callable[[list[int]], None]
RecordListener = Callable[[list[int], tuple[str, ...]], None]
EndListener = Callable[[Unit, "User | None"], None]
MergeListener = Callable[[Unit, Unit, "User | None"], None]

log = logging.getLogger(__name__)

_listeners: list[Listener] = []
_record_listeners: list[RecordListener] = []
_end_listeners: list[EndListener] = []
_merge_listeners: list[MergeListener] = []


class _Changed(threading.local):
    def __init__(self) -> None:
        self.unit_ids: set[int] = set()


_changed = _Changed()


def listen(listener: Listener, *, ahead: bool = False) -> None:
    """``listener`` gets the ids of the units; those ``ahead`` put records right from which others draw conclusions."""
    _listeners.insert(0 if ahead else len(_listeners), listener)


def life_changed(unit: Unit) -> None:
    """Founded, dissolved; someone joined, left or became a formal member."""
    if _is_announced():
        _changed.unit_ids.add(unit.pk)
        return
    # Whatever is still remembered belongs to a transaction that was rolled back.
    _changed.unit_ids = {unit.pk}
    transaction.on_commit(_tell, robust=True)


def project_changed(project: Project) -> None:
    """Its days, its phase, its weight: what is asked of its unit and of its branches may follow."""
    life_changed(project.unit)
    for unit in Unit.objects.filter(temporary_branch__project=project, ended_on__isnull=True):
        life_changed(unit)


def _is_announced() -> bool:
    return any(waiting[1] is _tell for waiting in transaction.get_connection().run_on_commit)


def _tell() -> None:
    unit_ids, _changed.unit_ids = sorted(_changed.unit_ids), set()
    for listener in _listeners:
        try:
            listener(unit_ids)
        except Exception:
            # The act is committed; what the next one does must not hang on this one. The nightly run catches up.
            log.exception("A listener failed for units %s", unit_ids)


def listen_to_records(listener: RecordListener) -> None:
    """``listener`` gets the ids of the units and the codes under which reminders know the records."""
    _record_listeners.append(listener)


def record_changed(unit_ids: Iterable[int], *codes: str) -> None:
    """A record that lights depend on stands differently now. Told at once, in the transaction of the act."""
    for listener in _record_listeners:
        listener(sorted(set(unit_ids)), codes)


def listen_to_ends(listener: EndListener) -> None:
    """``listener`` gets the organisation that is dissolved, to pass on what it leaves unfinished."""
    _end_listeners.append(listener)


def unit_dissolved(unit: Unit, by: User | None) -> None:
    """Told at once, in the transaction of the act: nothing may be left with an organisation that is over."""
    for listener in _end_listeners:
        listener(unit, by)


def listen_to_merges(listener: MergeListener) -> None:
    """``listener`` gets the organisation that went up and the one it went into, to let the latter take up the rest."""
    _merge_listeners.append(listener)


def unit_merged(unit: Unit, into: Unit, by: User | None) -> None:
    """Told at once, in the transaction of the act."""
    for listener in _merge_listeners:
        listener(unit, into, by)
