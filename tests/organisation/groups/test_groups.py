"""Party groups are renamed and dissolved; people from outside see their joint branch and nothing else."""

from __future__ import annotations

import pytest

from branches.committee.acts import designate, relieve
from branches.life.models import TemporaryBranch
from branches.roster.acts import add_member, leave_branch
from organisation.access import forget
from organisation.groups.acts import dissolve_group, form_group, lead_group, put_in_group, rename_group
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from tests.cast import Cast, signed_in


def of_jia(cast: Cast, person: Person) -> TemporaryMembership:
    return TemporaryMembership.objects.get(unit=cast.jia.unit, person=person)


@pytest.fixture
def groups(cast: Cast) -> tuple[PartyGroup, PartyGroup]:
    first, second = (form_group(unit=cast.jia.unit, name=name, by=None) for name in ("一组", "二组"))
    put_in_group(membership=of_jia(cast, cast.zhangxue), group=first, by=None)
    lead_group(group=first, person=cast.zhangxue, by=None)
    return first, second


def test_a_dissolved_group_hands_its_members_on(cast: Cast, groups) -> None:
    first, second = groups
    client, url = signed_in(cast.lijianjun), f"/branches/{cast.jia.pk}/groups/{first.pk}/end/"
    assert "现有组员 1 名" in client.get(url).content.decode()
    page = client.post(url, {"into": second.pk}, follow=True).content.decode()
    assert "党小组已撤销" in page and '撤销<span class="visually-hidden">一组' not in page
    assert of_jia(cast, cast.zhangxue).group == second
    assert not Post.objects.filter(person=cast.zhangxue, role=Role.GROUP_LEADER, ends_on=None).exists()
    assert client.get(url).status_code == 404
    form_group(unit=cast.jia.unit, name="一组", by=None)  # the name is free again


def test_a_group_is_renamed_but_not_to_a_name_in_use(cast: Cast, groups) -> None:
    client, url = signed_in(cast.lijianjun), f"/branches/{cast.jia.pk}/groups/{groups[0].pk}/rename/"
    assert "不能重名" in client.post(url, {"name": "二组"}).content.decode()
    client.post(url, {"name": " 先锋组 "})
    assert PartyGroup.objects.get(pk=groups[0].pk).name == "先锋组"


def test_a_dissolved_group_is_left_alone(cast: Cast, groups) -> None:
    first, second = groups
    dissolve_group(group=first, into=None, by=None)
    for act in (
        lambda: rename_group(group=first, name="三组", by=None),
        lambda: lead_group(group=first, person=cast.zhangxue, by=None),
        lambda: put_in_group(membership=of_jia(cast, cast.zhangxue), group=first, by=None),
        lambda: dissolve_group(group=second, into=first, by=None),
        lambda: dissolve_group(group=second, into=second, by=None),
    ):
        with pytest.raises(ActRefused):
            act()


@pytest.mark.parametrize("name", ["rename", "end"])
def test_groups_belong_to_who_keeps_the_roster(cast: Cast, groups, name: str) -> None:
    url = f"/branches/{cast.jia.pk}/groups/{groups[0].pk}/{name}/"
    assert signed_in(cast.chenxiaodong).get(url).status_code == 403
    assert signed_in(cast.zhaozhiqiang).get(url).status_code == 404
    strange = f"/branches/{cast.yi.pk}/groups/{groups[0].pk}/{name}/"
    assert signed_in(cast.zhaozhiqiang).get(strange).status_code == 404


def test_someone_from_outside_is_designated_and_sees_only_that_branch(cast: Cast) -> None:
    guest, branch = cast.maimaiti, cast.yi
    post = designate(
        unit=branch.unit,
        person=guest,
        role=Role.DEPUTY_SECRETARY,
        by=cast.linjing.user,
        document_number="院党委〔2026〕80号",
    )
    forget(guest.user)
    assert set(Unit.objects.visible_to(guest.user)) == {branch.unit}
    assert set(TemporaryBranch.objects.visible_to(guest.user)) == {branch}
    members = {row.person for row in TemporaryMembership.objects.filter(unit=branch.unit)}
    assert set(Person.objects.visible_to(guest.user)) == members
    relieve(post=Post.objects.get(pk=post.pk), by=cast.linjing.user)
    leave_branch(membership=TemporaryMembership.objects.get(unit=branch.unit, person=guest), by=cast.zhaozhiqiang.user)
    forget(guest.user)
    assert not Unit.objects.visible_to(guest.user).exists()


def test_a_branch_secretary_enters_someone_from_outside(cast: Cast) -> None:
    add_member(unit=cast.jia.unit, person=cast.maimaiti, by=cast.lijianjun.user)
    forget(cast.maimaiti.user)
    assert set(Unit.objects.visible_to(cast.maimaiti.user)) == {cast.yi.unit, cast.jia.unit}
