"""Where someone belongs: changed by the home side alone, so that no guest branch takes a person over for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisation.access import access_of
from organisation.powers import Power
from organisation.units.models import Unit

if TYPE_CHECKING:
    from accounts.models.user import User

REFUSED = "派出单位和组织关系所在党支部只能由对方组织修改，请与派出单位联系。"


def may_change_home(user: User, *homes: Unit | None) -> bool:
    """``homes`` are the present home branch and home unit; someone without either may be given them."""
    paths = [unit.path for unit in homes if unit]
    access = access_of(user)
    return not paths or any(access.at(Power.ROSTER, path) for path in paths)
