"""What a person has to do themselves: burning duties of the organisations in which they log or decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from organisation.access import access_of
from organisation.powers import Power
from organisation.units.models import Unit
from reminders.lights.lit import current, explained, with_words
from reminders.lights.messages import Explained
from reminders.obligations.models import Obligation

if TYPE_CHECKING:
    from accounts.models.user import User
    from reminders.obligations.models import ObligationQuerySet


def _own(user: User) -> Q:
    """Branches in which the user logs, units and home branches they act for, and what is kept by the user alone."""
    access = access_of(user)
    posts = {post.unit_id for post in access.posts if not access.chosen or post.pk == access.chosen}
    homes = {post.unit_id for post in access.posts if post.unit.kind == Unit.Kind.HOME_BRANCH} & posts
    logged = access.within("unit", Power.LOG) & Q(unit__kind__in=Unit.TEMPORARY_BRANCHES)
    acting = Q(unit__in=posts) if access.holds(Power.REMIND) else Q(unit__in=homes)
    return logged | acting | Q(keeper=user)


def own(user: User) -> ObligationQuerySet:
    """Everything the user answers for, done or not; of an organisation that has ended nobody does."""
    return Obligation.objects.visible_to(user).of_running().filter(_own(user))


def mine(user: User, today: date | None = None) -> ObligationQuerySet:
    """What of it burns now."""
    return current(user, today).filter(_own(user))


def count(user: User, today: date | None = None) -> int:
    return mine(user, today).count()


def first(user: User, limit: int = 8, today: date | None = None) -> list[Explained]:
    """The most urgent ones, in two queries."""
    return explained(with_words(mine(user, today).order_by("due_on", "pk"))[:limit], user, today)
