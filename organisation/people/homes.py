"""Home branches and the people who look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from organisation.access import access_of
from organisation.powers import Power, Role
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

HOMES = (Unit.Kind.HOME_BRANCH, Unit.Kind.EXTERNAL)


def looks_after_homes(user: User) -> bool:
    """Whether the post the person acts in stands above a temporary branch: home branches, units, the institute."""
    access = access_of(user)
    posts = [access.acting] if access.acting else access.posts
    return any(not post.unit.is_temporary_branch for post in posts if post.role != Role.AUDITOR)


def homes(user: User) -> QuerySet[Unit]:
    """Home branches, and units of other groups, whose people the user may look at."""
    return Unit.objects.visible_to(user, Power.VIEW).filter(kind__in=HOMES)


REFUSED = "派出单位和组织关系所在党支部只能由对方组织修改，请与派出单位联系。"


def may_change_home(user: User, *homes: Unit | None) -> bool:
    """``homes`` are the present home branch and home unit; someone without either may be given them."""
    paths = [unit.path for unit in homes if unit]
    access = access_of(user)
    return not paths or any(access.at(Power.ROSTER, path) for path in paths)
