"""What a row says of itself, whoever asks. Joined to a rule, it leaves some of that one's rows:

permissions = HomeSide() & Where(state="sent")              # what was sent, for the home side
permissions = OWN_UNIT & Where(person__user_id=None)        # 纸质签收, for people without an account
permissions = Instead(OwnUnit("home_unit"), Power.DECIDE) & Where(home_unit__kind="external")
"""

from __future__ import annotations

from operator import attrgetter

from django.db.models import Model, Q

from organisation.permissions.base import PermissionRule, Rights


class Where(PermissionRule):
    """Rows of which the facts are true. Only ever within a rule that is joined by ``&``: alone it would reach all."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts

    def rows(self, access: Rights, power: str) -> Q:
        return Q(**self.facts)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return all(attrgetter(name.replace("__", "."))(record) == fact for name, fact in self.facts.items())
