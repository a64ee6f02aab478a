"""签收: the holder says that the duties were read and understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from branches.acknowledgements.models import Acknowledgement
from branches.rules.models import Duty, WorkingRule
from organisation.posts.models import Post
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records.workflow import perform
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User

S = Acknowledgement.State
Key = tuple[int, UUID]  # post, rule


@dataclass(frozen=True)
class Named:
    """A version that names a role, and where it holds."""

    rule_id: UUID
    path: str
    role: str


def align_requests(unit: Unit, only: WorkingRule | None = None) -> None:
    """Bring the unit and everything below it into line; idempotent. ``only`` looks at one rule in all its versions."""
    with transaction.atomic():
        touched = _align(unit, only)
        if touched:
            record_changed(touched, Acknowledgement.DEADLINE)


def follow_posts(unit: Unit, people: Iterable[UUID]) -> None:
    """Posts there opened or ended, whoever holds them."""
    align_requests(unit)


def _align(unit: Unit, only: WorkingRule | None) -> set[int]:
    """Returns the ids of the units in which something changed."""
    named, known = _named(unit, only), _known(unit, only)
    if not named and not known:
        return set()
    wanted = _wanted(unit.path, named)
    moot = {row[0]: row[2] for key, row in known.items() if key not in wanted and row[1] == S.ASKED}
    again = {row[0]: row[2] for key, row in known.items() if key in wanted and row[1] == S.LAPSED}
    new = [_ask(post, key[1]) for key, post in wanted.items() if key not in known]
    _put(moot, S.LAPSED)
    _put(again, S.ASKED, asked_on=timezone.localdate())
    Acknowledgement.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return {*moot.values(), *again.values(), *(row.unit_id for row in new)}


def _known(unit: Unit, only: WorkingRule | None) -> dict[Key, tuple[UUID, str, int]]:
    """What was asked so far: key of the row, its state, its unit."""
    rows = Acknowledgement.objects.filter(unit__path__startswith=unit.path)
    if only is not None:
        rows = rows.filter(rule__unit=only.unit_id, rule__code=only.code)
    told = rows.values_list("post_id", "rule_id", "pk", "state", "unit_id")
    return {(post, rule): (pk, state, unit_id) for post, rule, pk, state, unit_id in told}


def _named(unit: Unit, only: WorkingRule | None) -> list[Named]:
    """What the newest versions ask of roles in the unit and below it: issued above it, there, or below."""
    issued = Q(rule__unit__in=unit.ancestor_ids) | Q(rule__unit__path__startswith=unit.path)
    if only is not None:
        issued = Q(rule__unit=only.unit_id, rule__code=only.code)
    duties = Duty.objects.filter(issued, rule__in=WorkingRule.objects.newest().values("pk")).order_by()
    return [Named(*row) for row in duties.values_list("rule_id", "rule__unit__path", "role").distinct()]


def _wanted(path: str, named: list[Named]) -> dict[Key, Post]:
    posts = Post.objects.not_over().filter(
        unit__path__startswith=path,
        unit__ended_on__isnull=True,
        role__in={one.role for one in named},
    )
    return {
        (post.pk, one.rule_id): post
        for post in posts.select_related("unit")
        for one in named
        if one.role == post.role and post.unit.path.startswith(one.path)
    }


def _ask(post: Post, rule_id: UUID) -> Acknowledgement:
    """A holder whose post begins later is asked from that day on."""
    return Acknowledgement(
        post=post,
        person_id=post.person_id,
        unit=post.unit,
        role=post.role,
        rule_id=rule_id,
        asked_on=max(timezone.localdate(), post.starts_on),
    )


def _put(rows: dict[UUID, int], state: str, **more: date) -> None:
    if rows:
        still = Acknowledgement.objects.filter(pk__in=list(rows)).exclude(state=S.SIGNED)
        still.update(state=state, version=F("version") + 1, updated_at=timezone.now(), **more)


def acknowledge(*, row: Acknowledgement, by: User) -> bool:
    """True when this press signed it, False when it was signed before; raises ActRefused for what is not asked."""
    with transaction.atomic():
        row.refresh_from_db()
        if row.state == Acknowledgement.State.SIGNED:
            return False
        if row.state == Acknowledgement.State.LAPSED:
            raise ActRefused("这一版已经不需要签收：职务已经变动，或者有了新版。请看“我的职责”里的最新内容。")
        perform(row, "sign", by=by)
    return True
