"""One organisation goes up into another: nothing is rewritten, everything stays readable, what lives goes on."""

from __future__ import annotations

import pytest

from branches.life.models import TemporaryBranch
from branches.merging.acts import merge_unit
from branches.projects.models import Project
from organisation.access import forget
from organisation.groups.acts import form_group, lead_group, put_in_group
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import POWERS, Power, Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history
from tests.branches.founding.makers import make_request
from tests.cast import Cast, days_ago, signed_in
from tests.welfare.needs.makers import make_need


@pytest.fixture
def merged(cast: Cast) -> Cast:
    """甲 went into 乙 today; 甲 had a need at its own level and a party group."""
    make_need(cast, cast.jia.unit, 1)
    group = form_group(unit=cast.jia.unit, name="第一党小组", by=None)
    put_in_group(membership=TemporaryMembership.objects.get(person=cast.zhangxue), group=group, by=None)
    lead_group(group=group, person=cast.zhangxue, by=None)
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None, document_number="院党委〔2026〕77号")
    for person in (cast.zhaozhiqiang, cast.lijianjun, cast.huangweijie):
        forget(person.user)
    return cast


def test_members_go_on_in_the_other_branch_the_same_day(merged: Cast) -> None:
    now = TemporaryMembership.objects.filter(unit=merged.yi.unit, ends_on=None)
    assert {merged.lijianjun, merged.zhaozhiqiang, *merged.plain} <= {row.person for row in now}
    past = TemporaryMembership.objects.get(unit=merged.jia.unit, person=merged.lijianjun)
    assert past.ends_on == days_ago(0)
    merged.yi.refresh_from_db()
    assert merged.yi.member_count == now.count()


def test_the_group_and_its_leader_go_along(merged: Cast) -> None:
    group = merged.yi.unit.groups.get()
    assert (group.name, group.leader) == ("第一党小组", merged.zhangxue)
    row = TemporaryMembership.objects.get(unit=merged.yi.unit, person=merged.zhangxue)
    assert row.group == group and row.title == "党小组组长"


def test_records_stay_what_they_were_and_are_read_from_the_other_side(merged: Cast) -> None:
    branch = TemporaryBranch.objects.get(pk=merged.jia.pk)
    assert (branch.state, branch.dissolution_number) == ("dissolved", "院党委〔2026〕77号")
    assert merged.zhaozhiqiang.user.has_perm(Power.LOG, branch)
    page = signed_in(merged.zhaozhiqiang).get(f"/temporary-branches/{branch.pk}/").content.decode()
    assert "并入乙临时党支部" in page
    need = type(make_need(merged, merged.yi.unit, 2)).objects.get(unit=merged.jia.unit)
    assert merged.zhaozhiqiang.user.has_perm(Power.CARE, need)
    assert need in type(need).objects.visible_to(merged.zhaozhiqiang.user)
    assert need.level_unit == merged.jia.unit


def test_the_old_secretary_keeps_only_what_a_member_may(merged: Cast) -> None:
    assert not UnitUserGrant.objects.filter(content_object=merged.jia.unit).exists()
    assert not Post.objects.filter(unit=merged.jia.unit, ends_on=None).exists()
    powers = {power for power in Power.values if merged.lijianjun.user.has_perm(power, merged.jia.unit)}
    fresh = Unit.objects.get(pk=merged.jia.unit_id)
    assert {power for power in Power.values if merged.lijianjun.user.has_perm(power, fresh)} == POWERS[Role.MEMBER]
    assert powers <= POWERS[Role.MEMBER]


def test_both_histories_tell_of_it(merged: Cast) -> None:
    one, other = (history.of(branch.unit).filter(verb="merge").get() for branch in (merged.jia, merged.yi))
    assert (one.text, other.text) == ("并入乙临时党支部", "甲临时党支部并入")
    assert one.changes["文号"] == ["", "院党委〔2026〕77号"] and one.act == other.act


def test_a_unit_takes_in_branches_people_and_pending_requests(cast: Cast) -> None:
    request = make_request(cast, cast.second, 1)
    merge_unit(unit=cast.second, into=cast.first, by=None)
    bing = Unit.objects.get(pk=cast.bing.unit_id)
    assert bing.parent == cast.first
    assert Person.objects.get(pk=cast.chensiyuan.pk).home_unit == cast.first
    assert Project.objects.get(pk=cast.solar.pk).unit == cast.second  # a record is not rewritten
    forget(cast.huangweijie.user)
    request.refresh_from_db()
    for row in (cast.solar, request, bing):
        fresh = type(row).objects.get(pk=row.pk)
        assert cast.huangweijie.user.has_perm(Power.REVIEW, fresh)
    assert Unit.objects.get(pk=cast.second.pk).standing == cast.first
    assert cast.chensiyuan.posts.get(role=Role.SECRETARY).ends_on is None


def test_of_two_in_a_row_the_last_one_stands(cast: Cast) -> None:
    merge_unit(unit=cast.bing.unit, into=cast.jia.unit, by=None)
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert Unit.objects.get(pk=cast.bing.unit_id).standing == cast.yi.unit
    assert TemporaryMembership.objects.filter(unit=cast.yi.unit, person=cast.chensiyuan, ends_on=None).count() == 1


def test_someone_in_both_branches_is_in_one_once(cast: Cast) -> None:
    TemporaryMembership.objects.create(unit=cast.yi.unit, person=cast.lijianjun, starts_on=days_ago(3))
    merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    rows = TemporaryMembership.objects.filter(unit=cast.yi.unit, person=cast.lijianjun)
    assert [row.starts_on for row in rows] == [days_ago(3)]


def test_a_dissolved_branch_takes_nobody_in_and_strangers_merge_nothing(cast: Cast) -> None:
    with pytest.raises(ActRefused, match="已经撤销"):
        merge_unit(unit=cast.jia.unit, into=cast.ding.unit, by=None)
    with pytest.raises(ActRefused, match="不能调整"):
        merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=cast.huangweijie.user)
    assert Unit.objects.get(pk=cast.jia.unit_id).ended_on is None


def test_a_branch_that_hands_over_goes_nowhere_before_that_is_settled(cast: Cast) -> None:
    TemporaryBranch.objects.filter(pk=cast.jia.pk).update(state="dissolving", dissolving_on=days_ago(2))
    with pytest.raises(ActRefused, match="请先办完移交并撤销，或者先恢复运行，再办理并入"):
        merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert Unit.objects.get(pk=cast.jia.unit_id).ended_on is None
