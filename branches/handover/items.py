"""移交清单: what has to be settled before a branch is dissolved (BR-10). Apps above add their items at start-up.

The same items tell what stays open when an organisation is merged into another one (branches/merging/left_open.py).

    handover.register_rows("findings", "问题整改销号", 20, Finding.objects.unsettled, "unsettled=true", help="…")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from branches.handover.models import HandoverLine
from branches.life.models import TemporaryBranch
from branches.page.tabs import together
from organisation.units.models import Unit
from records import scope

if TYPE_CHECKING:
    from accounts.models.user import User

Rows = Callable[[Unit], "QuerySet[Model]"]
Address = Callable[[Unit], str]

DONE, WAIVED, OPEN, LATER = "done", "waived", "open", "later"
WORDS = {DONE: ("已办结", "green"), WAIVED: ("免办", "gray"), OPEN: ("待办", "orange"), LATER: ("撤销时办理", "blue")}


@dataclass(frozen=True)
class Item:
    """``rows`` are those still to be settled; without them somebody ticks the item by hand.

    ``url`` shows exactly these rows. ``by_itself``: dissolving the branch settles it, so nobody has to wait for it.
    ``merging`` says what becomes of open rows when the organisation is merged, with {unit} and {into}; '' where merging
    leaves nothing open. An item with ``ending`` False is asked of nobody who is dissolved. ``slugs`` are the ledgers
    whose rows it speaks of.
    """

    code: str
    title: str
    order: int
    help: str = ""
    rows: Rows | None = None
    url: Address | None = None
    by_itself: bool = False
    when: Callable[[TemporaryBranch], bool] | None = None
    merging: str = ""
    ending: bool = True
    slugs: tuple[str, ...] = ()


_items: dict[str, Item] = {}


def listed(slug: str, query: str) -> Address:
    """The ledger's list, narrowed to the unit and to what ``query`` asks."""
    return lambda unit: f"{reverse(f'{slug}:list')}?unit={unit.pk}&{query}"


def register(code: str, title: str, order: int, **more: Any) -> Item:
    """Add an item; lower ``order`` stands higher. ``more`` are further fields of :class:`Item`."""
    if code in _items:
        raise ValueError(f"two hand-over items are called {code!r}")
    item = _items[code] = Item(code, title, order, **more)
    return item


def register_rows(
    slug: str,
    title: str,
    order: int,
    rows: Callable[[], QuerySet[Model]],
    query: str,
    *,
    code: str = "",
    **more: object,
) -> Item:
    """Add an item of a ledger: open are those of ``rows`` that are the unit's, and its list shows them by ``query``."""
    return register(
        code or slug,
        title,
        order,
        rows=lambda unit: rows().filter(unit=unit.pk),
        url=listed(slug, query),
        slugs=(slug,),
        **more,
    )


def items(branch: TemporaryBranch) -> list[Item]:
    """Those that concern this branch, in their order."""
    return [item for item in known() if item.ending and (item.when is None or item.when(branch))]


def known() -> list[Item]:
    """All items there are, in their order."""
    return sorted(_items.values(), key=lambda item: (item.order, item.code))


@dataclass(frozen=True)
class Entry:
    """An item of one branch as it stands; ``seen`` of the ``count`` open rows are within the reader's sight."""

    code: str
    title: str
    help: str
    state: str
    count: int | None = None
    seen: int | None = None
    url: str = ""
    line: HandoverLine | None = None
    by_hand: bool = False
    place: int = 0

    @property
    def word(self) -> str:
        return WORDS[self.state][0]

    @property
    def colour(self) -> str:
        return WORDS[self.state][1]

    @property
    def is_open(self) -> bool:
        return self.state == OPEN


def entries(branch: TemporaryBranch, user: User | None = None) -> list[Entry]:
    """The list of the branch: live while it hands over, as it was settled once it is dissolved. Two queries."""
    lines = {line.code: line for line in branch.handover_lines.all()}
    if not branch.is_active:
        return [_settled(line) for line in lines.values()]
    asked = items(branch)
    counts = together(branch.unit_id, countable(branch.unit, asked, user))
    return [_entry(item, branch, lines.get(item.code), counts) for item in asked]


def still_open(branch: TemporaryBranch) -> list[Entry]:
    """What keeps the branch from being dissolved."""
    return [entry for entry in entries(branch) if entry.is_open]


def progress(found: Iterable[Entry]) -> tuple[int, int]:
    """How many are settled, of how many that somebody has to settle."""
    asked = [entry for entry in found if entry.state != LATER]
    return sum(not entry.is_open for entry in asked), len(asked)


def countable(unit: Unit, asked: list[Item], user: User | None) -> dict[str, QuerySet[Model]]:
    """All open rows of each item, and those the reader sees."""
    found: dict[str, QuerySet[Model]] = {}
    for item in asked:
        if item.rows is not None:
            found[item.code] = rows = item.rows(unit)
            if user is not None:
                found[f"{item.code}_seen"] = scope.visible(rows, user)
    return found


def _entry(item: Item, branch: TemporaryBranch, line: HandoverLine | None, counts: Mapping[str, int]) -> Entry:
    count = counts.get(item.code)
    return Entry(
        code=item.code,
        title=item.title,
        help=item.help,
        state=_state(item, line, count),
        count=count,
        seen=counts.get(f"{item.code}_seen"),
        url=item.url(branch.unit) if item.url else "",
        line=line,
        by_hand=item.rows is None,
        place=item.order,
    )


def _state(item: Item, line: HandoverLine | None, count: int | None) -> str:
    if line is not None:
        return line.state
    if item.by_itself:
        return LATER
    return DONE if count == 0 else OPEN


def _settled(line: HandoverLine) -> Entry:
    return Entry(line.code, line.title, "", line.state, line.count, line=line)
