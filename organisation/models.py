"""Tables of organisations, people and posts."""

from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitGroupGrant, UnitUserGrant
from organisation.units.models import Unit

__all__ = ["PartyGroup", "Person", "Post", "TemporaryMembership", "Unit", "UnitGroupGrant", "UnitUserGrant"]
