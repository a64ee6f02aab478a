"""Who else wants to know that units, posts, people or their lives changed. Apps above add themselves at start-up.

Of lives they are told once after the commit, of all units together: what follows from an act must not be able to undo
it, and founding a hundred branches in one transaction is one piece of news. Everything else is told at once, in the
transaction of the act, for what must never stand half done.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from organisation.people.models import Person
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

LifeListener = Callable[[list[int]], None]
PostListener = Callable[[Unit, Sequence[UUID]], None]
PersonListener = Callable[[Person], None]
TreeListener = Callable[[Unit], None]
EndListener = Callable[[Unit, "User | None"], None]
MergeListener = Callable[[Unit, Unit, "User | None"], None]

log = logging.getLogger(__name__)

_life_listeners: list[LifeListener] = []
_post_listeners: list[PostListener] = []
_person_listeners: list[PersonListener] = []
_tree_listeners: list[TreeListener] = []
_end_listeners: list[EndListener] = []
_merge_listeners: list[MergeListener] = []


class _Changed(threading.local):
    def __init__(self) -> None:
        self.unit_ids: set[int] = set()


_changed = _Changed()


def listen(listener: LifeListener, *, ahead: bool = False) -> None:
    """``listener`` gets the ids of the units; those ``ahead`` put records right from which others draw conclusions."""
    _life_listeners.insert(0 if ahead else len(_life_listeners), listener)


def life_changed(unit: Unit) -> None:
    """Founded, dissolved; someone joined, left or became a formal member."""
    if _is_announced():
        _changed.unit_ids.add(unit.pk)
        return
    # Whatever is still remembered belongs to a transaction that was rolled back.
    _changed.unit_ids = {unit.pk}
    transaction.on_commit(_tell, robust=True)


def _is_announced() -> bool:
    return any(waiting[1] is _tell for waiting in transaction.get_connection().run_on_commit)


def _tell() -> None:
    unit_ids, _changed.unit_ids = sorted(_changed.unit_ids), set()
    for listener in _life_listeners:
        try:
            listener(unit_ids)
        except Exception:
            # The act is committed; what the next one does must not hang on this one. The nightly run catches up.
            log.exception("A listener failed for units %s", unit_ids)


def listen_to_posts(listener: PostListener) -> None:
    """``listener`` gets the unit and the ids of the people whose posts there opened or ended."""
    _post_listeners.append(listener)


def posts_changed(unit: Unit, people: Iterable[UUID]) -> None:
    """Told at once: names and asks that follow from posts are right in this transaction."""
    concerned = list(people)
    for listener in _post_listeners:
        listener(unit, concerned)


def listen_to_people(listener: PersonListener) -> None:
    """``listener`` gets the person whose card was saved."""
    _person_listeners.append(listener)


def person_changed(person: Person) -> None:
    """Told at once: 转正 and admission to the Party change what stands elsewhere."""
    for listener in _person_listeners:
        listener(person)


def listen_to_tree(listener: TreeListener) -> None:
    """``listener`` gets the unit that hangs elsewhere now, with everything below it."""
    _tree_listeners.append(listener)


def tree_changed(unit: Unit) -> None:
    """Told at once: what is handed down from above may be another's now."""
    for listener in _tree_listeners:
        listener(unit)


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
