"""Reaches joined to one another ask the database no more than they must, and never give what neither of them gives."""

import pytest

from organisation.access import access_of
from organisation.memberships.models import TemporaryMembership
from organisation.permissions.base import NOTHING, REFUSE
from organisation.permissions.by_power import Holding
from organisation.permissions.facts import Where
from organisation.permissions.oneself import Oneself
from organisation.permissions.reserved import DRAFTED
from organisation.permissions.units import OWN_UNIT, OwnUnit
from organisation.powers import Power


@pytest.fixture
def secretary(cast):
    return access_of(cast.lijianjun.user)


def test_what_reaches_nothing_or_says_the_same_again_is_left_out_of_the_query(secretary):
    own = OWN_UNIT.rows(secretary, Power.VIEW)
    for rule in (OWN_UNIT | REFUSE, REFUSE | OWN_UNIT, OWN_UNIT & OwnUnit(), Holding(OWN_UNIT, Power.LOG), DRAFTED):
        assert rule.rows(secretary, Power.VIEW) == own
    for rule in (OWN_UNIT & REFUSE, Holding(OWN_UNIT, Power.DECIDE), REFUSE | REFUSE):
        assert rule.rows(secretary, Power.VIEW) == NOTHING


@pytest.mark.parametrize(
    "rule",
    [
        OWN_UNIT & ~Oneself(),
        OWN_UNIT | Oneself(),
        Oneself() & Where(unit__kind="branch"),
        OWN_UNIT & ~Where(person__user_id=None),
        (OWN_UNIT & Where(ends_on=None)) | (Oneself() & ~OWN_UNIT),
    ],
)
def test_lists_and_single_rows_agree_however_rules_are_joined(cast, rule):
    for person in (cast.lijianjun, cast.chenxiaodong, cast.gaoyumei, cast.maimaiti, cast.stranger):
        access = access_of(person.user)
        for power in (Power.VIEW, Power.LOG, Power.DECIDE):
            listed = set(TemporaryMembership.objects.filter(rule.rows(access, power)))
            assert listed == {row for row in TemporaryMembership.objects.all() if rule.permits(access, power, row)}
