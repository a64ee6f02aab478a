"""Joining, leaving, groups, posts: who may, what follows, what is refused."""

import pytest
from django.urls import reverse

from branches.committee.acts import designate
from branches.roster.acts import add_member, leave_branch
from organisation.groups.acts import form_group, lead_group
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.refusal import ActRefused
from records import history
from tests.cast import days_ago, signed_in
from tests.organisation.people.cards import edit_person


def counts(branch):
    branch.refresh_from_db()
    return branch.formal_count, branch.probationary_count


def membership(person, branch):
    return TemporaryMembership.objects.get(person=person, unit=branch.unit, ends_on__isnull=True)


def test_joining_and_leaving_keep_the_numbers_and_the_home_branch(cast):
    secretary = cast.lijianjun.user
    add_member(unit=cast.jia.unit, person=cast.wugang, by=secretary)
    assert counts(cast.jia) == (9, 1)
    assert Person.objects.get(pk=cast.wugang.pk).home_branch == cast.home
    assert cast.wugang.user.has_perm("view", cast.jia)
    leave_branch(membership=membership(cast.wugang, cast.jia), by=secretary)
    leave_branch(membership=membership(cast.zhouqian, cast.jia), by=secretary)
    assert counts(cast.jia) == (8, 0)
    assert [line.verb for line in history.of(cast.jia.unit)[:3]] == ["leave", "leave", "join"]


def test_who_leaves_gives_up_posts_rights_and_group(cast):
    group = form_group(unit=cast.jia.unit, name="第一党小组", by=cast.lijianjun.user)
    lead_group(group=group, person=cast.zhangxue, by=cast.lijianjun.user)
    leave_branch(membership=membership(cast.zhangxue, cast.jia), by=cast.gaoyumei.user)
    group.refresh_from_db()
    assert group.leader is None
    assert not Post.objects.filter(person=cast.zhangxue, ends_on__isnull=True).exists()
    assert signed_in(cast.zhangxue).get(reverse("temporary-branches:detail", args=[cast.jia.pk])).status_code == 404


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"person": "chenxiaodong"}, "已经在"),
        ({"branch": "ding"}, "不是正在运行"),
        ({"standing": "non_member"}, "不是党员"),
    ],
)
def test_joining_is_refused_with_the_reason(cast, change, reason):
    person, branch = getattr(cast, change.get("person", "wugang")), getattr(cast, change.get("branch", "jia"))
    person.standing = change.get("standing", person.standing)
    with pytest.raises(ActRefused, match=reason):
        add_member(unit=branch.unit, person=person, by=None)


def test_leaving_before_joining_or_after_today_is_refused(cast):
    mine = membership(cast.chenxiaodong, cast.jia)
    for day in (days_ago(300), days_ago(-1)):
        with pytest.raises(ActRefused, match="离场日期"):
            leave_branch(membership=mine, on=day, by=None)
    leave_branch(membership=mine, by=None)
    with pytest.raises(ActRefused, match="已经办理离场"):
        leave_branch(membership=mine, by=None)


def test_strangers_to_the_roster_change_nothing(cast):
    for outsider in (cast.chenxiaodong, cast.zhaozhiqiang, cast.sunli, cast.linjing):
        with pytest.raises(ActRefused, match="身份"):
            add_member(unit=cast.jia.unit, person=cast.wugang, by=outsider.user)
    assert counts(cast.jia) == (8, 1)


def test_a_probationary_member_leads_no_group_and_holds_no_post(cast):
    group = form_group(unit=cast.jia.unit, name="第一党小组", by=None)
    with pytest.raises(ActRefused, match="预备党员"):
        lead_group(group=group, person=cast.zhouqian, by=None)
    with pytest.raises(ActRefused, match="预备党员"):
        designate(unit=cast.jia.unit, person=cast.zhouqian, role=Role.PUBLICITY_MEMBER, by=None, document_number="1号")


def test_the_small_forms_do_the_acts(cast):
    secretary, institute = signed_in(cast.lijianjun), signed_in(cast.linjing)
    branch = [cast.jia.pk]
    added = secretary.post(
        reverse("branches:add_member", args=branch), {"person": cast.wugang.pk, "starts_on": str(days_ago(1))}
    )
    assert added.url.endswith("?tab=roster")
    secretary.post(reverse("branches:add_group", args=branch), {"name": "第一党小组"})
    group = cast.jia.unit.groups.get()
    secretary.post(reverse("branches:lead", args=[cast.jia.pk, group.pk]), {"person": cast.zhangxue.pk})
    line = membership(cast.wugang, cast.jia)
    secretary.post(reverse("branches:regroup", args=[cast.jia.pk, line.pk]), {"group": group.pk})
    line.refresh_from_db()
    group.refresh_from_db()
    assert (line.group, group.leader) == (group, cast.zhangxue)
    institute.post(
        reverse("branches:designate", args=branch),
        {"role": "organization_member", "person": cast.wugang.pk, "document_number": "3号", "on": str(days_ago(0))},
    )
    post = Post.objects.get(person=cast.wugang, role="organization_member", ends_on__isnull=True)
    relieve = reverse("branches:relieve", args=[cast.jia.pk, post.pk])
    institute.post(relieve, {"on": str(days_ago(0)), "reason": "调整"})
    post.refresh_from_db()
    assert post.ends_on == days_ago(0)
    secretary.post(reverse("branches:leave", args=[cast.jia.pk, line.pk]), {"ends_on": str(days_ago(0))})
    line.refresh_from_db()
    assert line.has_left


def test_the_small_forms_refuse_in_place_and_stay_closed_to_others(cast):
    url = reverse("branches:add_member", args=[cast.jia.pk])
    data = {"person": cast.chenxiaodong.pk, "starts_on": str(days_ago(1))}
    page = signed_in(cast.lijianjun).post(url, data)
    assert page.status_code == 422
    assert "已经在" in page.content.decode()
    assert signed_in(cast.chenxiaodong).get(url).status_code == 403
    assert signed_in(cast.zhaozhiqiang).get(url).status_code == 404
    assert signed_in(cast.lijianjun).get(reverse("branches:designate", args=[cast.jia.pk])).status_code == 403


def test_the_six_month_decision_is_recorded_by_unit_or_institute(cast):
    page_url = reverse("temporary-branches:detail", args=[cast.jia.pk])
    unit = signed_in(cast.huangweijie)
    assert "已满六个月" in unit.get(page_url).content.decode()
    url = reverse("branches:decision", args=[cast.jia.pk])
    assert unit.post(url, {"decision": " "}).status_code == 422
    unit.post(url, {"decision": "人员轮换，经研究仍设临时党支部"})
    page = unit.get(page_url).content.decode()
    assert "已满六个月" not in page
    assert "人员轮换" in page
    assert signed_in(cast.lijianjun).get(url).status_code == 403


def test_joining_keeps_to_the_days_of_the_branch(cast):
    with pytest.raises(ActRefused, match="不能早于支部成立日期"):
        add_member(unit=cast.jia.unit, person=cast.wugang, by=None, starts_on=days_ago(251))
    with pytest.raises(ActRefused, match="最多可提前 30 天"):
        add_member(unit=cast.jia.unit, person=cast.wugang, by=None, starts_on=days_ago(-31))
    add_member(unit=cast.jia.unit, person=cast.wugang, by=None, starts_on=days_ago(-30))


def test_who_has_left_can_be_looked_at_and_nothing_more(cast):
    guest, secretary = cast.maimaiti, cast.zhaozhiqiang.user
    assert secretary.has_perm(Power.ROSTER, guest)

    TemporaryMembership.objects.filter(person=guest).update(ends_on=days_ago(1))
    guest = Person.objects.get(pk=guest.pk)
    assert secretary.has_perm(Power.VIEW, guest)
    assert guest in Person.objects.visible_to(secretary, Power.VIEW)
    for power in (Power.ROSTER, Power.LOG, Power.EXPORT):
        assert not secretary.has_perm(power, guest)
        assert guest not in Person.objects.visible_to(secretary, power)


def test_only_the_home_side_changes_where_someone_belongs(cast):
    client, guest = signed_in(cast.zhaozhiqiang), cast.maimaiti
    answer = edit_person(client, guest, home_unit=cast.first.pk)
    assert "只能由对方组织" in answer.content.decode()
    guest.refresh_from_db()
    assert guest.home_unit == cast.outside
    assert edit_person(client, guest, position="工程师").status_code == 302
    edit_person(signed_in(cast.huangweijie), cast.liufang, home_unit=cast.second.pk)
    cast.liufang.refresh_from_db()
    assert cast.liufang.home_unit == cast.second
