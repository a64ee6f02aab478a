"""The end of a branch ends every right in it, and nothing of it is lost."""

import pytest
from django.urls import reverse

from branches.life.dissolving import dissolve_branch
from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post, UnitUserGrant
from organisation.refusal import ActRefused
from tests.branches.life.lives import settled
from tests.cast import days_ago, signed_in


def dissolve(cast, **changes):
    cast.yi.refresh_from_db()
    plain = {
        "branch": cast.yi if not cast.yi.is_at_work else settled(cast, cast.yi),
        "on": days_ago(0),
        "document_number": "院党委〔2026〕30号",
        "by": cast.linjing.user,
    }
    return dissolve_branch(**(plain | changes))


def test_posts_members_and_grants_end_in_one_stroke(cast):
    browser, url = signed_in(cast.zhaozhiqiang), reverse("temporary-branches:detail", args=[cast.yi.pk])
    assert browser.get(url).status_code == 200
    branch = dissolve(cast)
    assert (branch.state, branch.dissolution_number, branch.secretary_name) == (
        "dissolved",
        "院党委〔2026〕30号",
        "赵志强",
    )
    assert branch.unit.ended_on == days_ago(0)
    for rows in (Post.objects, TemporaryMembership.objects):
        assert not rows.filter(unit=branch.unit, ends_on__isnull=True).exists()
    assert not UnitUserGrant.objects.filter(content_object=branch.unit).exists()
    assert browser.get(url).status_code == 404


def test_unit_and_institute_still_read_everything(cast):
    dissolve(cast)
    for reader in (cast.huangweijie, cast.linjing):
        page = signed_in(reader).get(reverse("temporary-branches:detail", args=[cast.yi.pk]), {"tab": "roster"})
        assert "买买提·艾力" in page.content.decode()


@pytest.mark.parametrize("days", [-1, 1000])
def test_the_day_must_lie_within_the_branchs_life(cast, days):
    with pytest.raises(ActRefused, match="撤销日期"):
        dissolve(cast, on=days_ago(days))


def test_nobody_dissolves_twice_or_without_the_power(cast):
    with pytest.raises(ActRefused, match="身份"):
        dissolve(cast, by=cast.gaoyumei.user)
    dissolve(cast)
    with pytest.raises(ActRefused, match="已经撤销"):
        dissolve(cast)


def test_the_page_asks_to_be_sure(cast):
    settled(cast, cast.yi)
    institute, url = signed_in(cast.linjing), reverse("branches:dissolve", args=[cast.yi.pk])
    assert institute.post(url, {"on": str(days_ago(0))}).status_code == 422
    institute.post(url, {"on": str(days_ago(0)), "sure": "on"})
    cast.yi.refresh_from_db()
    assert cast.yi.state == "dissolved"
