"""The cast stands as described, the first time and every time after."""

import pytest

from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post, UnitUserGrant


@pytest.mark.parametrize("round_", [1, 2, 3])
def test_the_cast_has_its_rights_from_posts(cast, round_):
    assert cast.lijianjun.user.has_perm("log", cast.jia)
    assert not cast.lijianjun.user.has_perm("log", cast.yi)
    assert cast.huangweijie.user.has_perm("review", cast.jia)
    assert not cast.sunli.user.has_perm("view", cast.jia)
    assert not cast.wugang.user.has_perm("view", cast.jia)
    assert not cast.majun.user.has_perm("view", cast.ding)
    assert cast.heyuan.user.has_perm("decide", cast.ding)
    assert not cast.stranger.user.has_perm("view", cast.jia)


def test_branch_jia_is_large_enough_for_a_committee(cast):
    assert (cast.jia.formal_count, cast.jia.probationary_count) == (8, 1)
    assert cast.jia.secretary_name == "李建军"
    assert TemporaryMembership.objects.filter(unit=cast.jia.unit).count() == 9


def test_a_dissolved_branch_leaves_no_open_post_and_no_grant(cast):
    assert not Post.objects.filter(unit=cast.ding.unit, ends_on__isnull=True).exists()
    assert not UnitUserGrant.objects.filter(content_object=cast.ding.unit).exists()
    assert cast.ding.unit.ended_on == cast.ding.dissolved_on


def test_everyone_can_sign_in(cast):
    assert all(person.user.check_password("Cast-2026-tests") for person in cast.people)
