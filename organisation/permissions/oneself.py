"""Rows about a person: what only oneself may do, what one may know of oneself, and what is never one's own to decide.

permissions = PERSONAL                                  # 承诺: one's own word, published by somebody else
permissions = ABOUT_A_PERSON                            # 考核: kept by the party offices, known to whom it is about
permissions = Recused(Holding(REQUESTS, PARTY_OFFICE))  # 选拔: never written by the candidate
permissions = ByPower(OWN_UNIT, log=Instead(OWN_UNIT, Power.VIEW) & Oneself())  # 签收: signed by oneself alone
view = OWN_UNIT | Oneself("raised_by")                  # 需求: whoever raised it looks, with or without a post
"""

from __future__ import annotations

from django.db.models import Model, Q

from organisation.permissions.base import PermissionRule, Rights, behind, field
from organisation.permissions.by_power import ByPower, Holding, Instead
from organisation.permissions.facts import Where
from organisation.permissions.units import OWN_UNIT
from organisation.powers import PARTY_OFFICE, Power


class Oneself(PermissionRule):
    """Rows about the user; '' where the record is the person."""

    def __init__(self, lookup: str = "person") -> None:
        self.lookup = lookup

    def rows(self, access: Rights, power: str) -> Q:
        return Q(**{field(self.lookup, "user"): access.user.pk})

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        person = behind(record, self.lookup)
        return person is not None and bool(person.user_id == access.user.pk)


class Recused(ByPower):
    """As ``inner``, but about a person: they look at what is said of themselves and never write it."""

    def __init__(self, inner: PermissionRule) -> None:
        super().__init__(inner & ~Oneself(), view=inner | Oneself())


ABOUT_A_PERSON = Recused(Holding(OWN_UNIT, PARTY_OFFICE))
"""Known to the party offices above and to nobody in the branch."""

_LOGGED = Instead(OWN_UNIT, Power.LOG)
_SENT = ~Where(state="draft")
_SHOWN = OWN_UNIT & (Where(state="approved") | _LOGGED | (Instead(OWN_UNIT, Power.PUBLISH) & _SENT))

PERSONAL = ByPower(
    _SHOWN,
    view=_SHOWN | Oneself(),
    own=(OWN_UNIT & Oneself()) | _LOGGED,
    publish=OWN_UNIT & _SENT & ~Oneself(),
)
"""What people say of themselves. ``own`` reaches one's own rows, and others' for whoever logs there.

Until it is published only they and the reviewers look; nobody reviews themselves; one's own stays readable."""
