"""权限: how far a power reaches, per kind of record: as a condition for many rows and as an answer for one.

Every model that people may see names its rule; :mod:`organisation.scope` asks it, and nobody else decides. Both
halves of a rule must agree, which the contract tests check for every cast member, power and record.

    permissions = OWN_UNIT                                      # its unit and everything above that
    permissions = DRAFTED                                       # the same, drafts hidden from mere readers
    permissions = ByPower(OWN_UNIT, view=OWN_UNIT | OwnUnit("about_unit"))  # some powers look elsewhere
    permissions = Recused(Holding(REQUESTS, PARTY_OFFICE))      # about a person, who never decides on it

A rule is put together from others with ``&``, ``|`` and ``~``; when to declare which is told where it stands:
``units`` ``tree`` ``reserved`` ``by_power`` ``oneself`` ``home`` ``people`` ``facts``. None named = nobody.
"""

from organisation.permissions.base import NOTHING, REFUSE, PermissionRule
from organisation.permissions.by_power import ByPower, Holding, Instead
from organisation.permissions.facts import Where
from organisation.permissions.home import PERFORMANCE, RELATIONS
from organisation.permissions.oneself import ABOUT_A_PERSON, PERSONAL, Oneself, Recused
from organisation.permissions.people import PEOPLE, POSTS, STAYS
from organisation.permissions.reserved import DRAFTED, REQUESTS, Confidential, Drafted
from organisation.permissions.tree import HANDED_DOWN, Rising
from organisation.permissions.units import OWN_UNIT, UNITS, OwnUnit

__all__ = [
    "ABOUT_A_PERSON",
    "DRAFTED",
    "HANDED_DOWN",
    "NOTHING",
    "OWN_UNIT",
    "PEOPLE",
    "PERFORMANCE",
    "PERSONAL",
    "POSTS",
    "REFUSE",
    "RELATIONS",
    "REQUESTS",
    "STAYS",
    "UNITS",
    "ByPower",
    "Confidential",
    "Drafted",
    "Holding",
    "Instead",
    "Oneself",
    "OwnUnit",
    "PermissionRule",
    "Recused",
    "Rising",
    "Where",
]
