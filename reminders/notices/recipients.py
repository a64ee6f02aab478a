"""Who answers for an organisation, and who stands in when nobody is there. One query for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from accounts.models.user import User
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from reminders.notices.models import NoticePreference
from reminders.notices.stages import INSTITUTE, UNIT
from reminders.obligations.models import Obligation

LEADERS = (Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.HOME_SECRETARY)
SUPERIORS = (
    Role.COMMITTEE_SECRETARY,
    Role.UNIT_SECRETARY,
    Role.UNIT_OFFICER,
    Role.INSTITUTE_SECRETARY,
    Role.INSTITUTE_OFFICER,
)


@dataclass
class Holders:
    """Accounts by unit: those at work, and who should be there and cannot be told, with the reason in words."""

    there: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    absent: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, str] = field(default_factory=dict)  # account → 李建军（甲支部书记）

    def at(self, unit_id: int) -> list[int]:
        return self.there.get(unit_id, [])

    def above(self, unit: Unit) -> list[int]:
        """Those of the nearest level above with somebody at work."""
        return next((self.at(pk) for pk in reversed(unit.ancestor_ids[:-1]) if self.at(pk)), [])

    def answering(self, unit: Unit) -> list[int]:
        """Those who answer for it: its own, else the nearest above with somebody at work."""
        return self.at(unit.pk) or self.above(unit)

    def at_top(self, unit: Unit) -> list[int]:
        return self.at(unit.ancestor_ids[0])


def holders(day: date) -> Holders:
    """Everyone who leads a branch or reminds from above, as of that day. Two queries."""
    away = set(NoticePreference.objects.filter(away_from__lte=day, away_to__gte=day).values_list("user_id", flat=True))
    found = Holders()
    posts = Post.objects.on(day).filter(role__in=(*LEADERS, *SUPERIORS)).select_related("person__user", "unit")
    for post in posts.order_by("pk"):
        user, name = post.person.user, f"{post.person.name}（{post.unit}{post.get_role_display()}）"
        if user is None or not user.is_active or user.pk in away:
            found.absent[post.unit_id].append(f"{name}{_why(user)}")
        elif user.pk not in found.there[post.unit_id]:
            found.there[post.unit_id].append(user.pk)
            found.names.setdefault(user.pk, name)
    return found


def _why(user: User | None) -> str:
    if user is None:
        return "没有账号"
    return "离岗" if user.is_active else "账号已停用"


def told(obligation: Obligation, stage: str, known: Holders) -> Iterable[int]:
    """Accounts to tell at this stage. What is kept by one person is told to that person only, at every stage."""
    if obligation.keeper_id is not None or obligation.rule.sensitive:
        return [obligation.keeper_id] if obligation.keeper_id is not None else []
    unit = obligation.unit
    if stage == INSTITUTE:
        return known.at_top(unit)
    if stage == UNIT:
        return known.above(unit) or known.at(unit.pk)
    own = known.at(unit.pk)
    stand_in = unit.pk in known.absent or not own
    return [*own, *(known.above(unit) if stand_in else ())]
