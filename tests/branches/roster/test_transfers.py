"""Transfers as one act, and people who take part without being members."""

import pytest
from django.urls import reverse

from branches.roster.acts import add_member, add_participant, transfer
from education.activities.kinds import Kind
from education.attendance.roster import roster
from organisation.groups.acts import form_group, put_in_group
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history
from tests.cast import days_ago, signed_in


def here(person, branch):
    return TemporaryMembership.objects.get(person=person, unit=branch.unit, ends_on__isnull=True)


def activist(cast, name="积极分子甲"):
    return Person.objects.create(name=name, standing="activist", home_unit=cast.first)


def counts(branch):
    branch.refresh_from_db()
    return branch.formal_count, branch.probationary_count


def test_a_transfer_leaves_and_joins_the_same_day_and_both_branches_say_so(cast):
    mine, officer = here(cast.zhangxue, cast.jia), cast.huangweijie.user
    put_in_group(membership=mine, group=form_group(unit=cast.jia.unit, name="第一党小组", by=officer), by=officer)
    [new] = transfer(memberships=[mine], to=cast.yi.unit, by=officer, on=days_ago(3))
    mine.refresh_from_db()
    assert (mine.ends_on, new.starts_on, new.group) == (days_ago(3), days_ago(3), None)
    assert not Post.objects.filter(person=cast.zhangxue, unit=cast.jia.unit, ends_on__isnull=True).exists()
    assert counts(cast.jia) == (7, 1)
    assert counts(cast.yi) == (3, 0)
    assert not cast.zhangxue.user.has_perm(Power.VIEW, cast.jia)
    assert Person.objects.get(pk=cast.zhangxue.pk).user.has_perm(Power.VIEW, cast.yi)
    assert "转往乙支部" in history.of(cast.jia.unit).first().text
    assert "由甲支部转入" in history.of(cast.yi.unit).first().text


def test_several_go_at_once_or_nobody(cast):
    officer = cast.huangweijie.user
    people = [here(cast.chenxiaodong, cast.jia), here(cast.zhouqian, cast.jia)]
    add_member(unit=cast.yi.unit, person=cast.zhouqian, by=officer)  # is in both: cannot be entered twice
    with pytest.raises(ActRefused, match="已经在乙支部"):
        transfer(memberships=people, to=cast.yi.unit, by=officer)
    assert here(cast.chenxiaodong, cast.jia)
    transfer(memberships=people[:1], to=cast.yi.unit, by=officer)
    assert here(cast.chenxiaodong, cast.yi)


@pytest.mark.parametrize(
    ("who", "to", "on", "reason"),
    [
        ("lijianjun", "yi", 0, "身份"),  # keeps the roster of 甲 only
        ("zhaozhiqiang", "yi", 0, "身份"),
        ("sunli", "bing", 0, "身份"),
        ("huangweijie", "bing", 0, "身份"),
        ("huangweijie", "jia", 0, "已经在"),
        ("huangweijie", "ding", 0, "不是正在运行"),
        ("huangweijie", "yi", -1, "不能晚于今天"),
        ("huangweijie", "yi", 200, "不能早于支部成立日期"),
    ],
)
def test_a_transfer_is_refused_with_the_reason(cast, who, to, on, reason):
    mine = here(cast.chenxiaodong, cast.jia)
    with pytest.raises(ActRefused, match=reason):
        transfer(memberships=[mine], to=getattr(cast, to).unit, by=getattr(cast, who).user, on=days_ago(on))
    mine.refresh_from_db()
    assert mine.ends_on is None
    assert counts(cast.jia) == (8, 1)


def test_the_page_transfers_those_who_are_ticked(cast):
    officer, url = signed_in(cast.huangweijie), reverse("branches:transfer", args=[cast.jia.pk])
    roster_page = officer.get(f"{reverse('temporary-branches:detail', args=[cast.jia.pk])}?tab=roster")
    assert url in roster_page.content.decode()
    ids = [here(cast.chenxiaodong, cast.jia).pk, here(cast.zhouqian, cast.jia).pk]
    elsewhere = here(cast.chensiyuan, cast.bing).pk
    body = {"to": cast.yi.unit_id, "on": str(days_ago(0))}
    assert officer.post(url, {**body, "who": [*ids, elsewhere]}).status_code == 422
    assert officer.post(url, {**body, "who": []}).status_code == 422
    assert officer.post(url, {**body, "who": ids, "to": cast.bing.unit_id}).status_code == 422
    assert officer.post(url, {**body, "who": ids}).status_code == 302
    assert officer.post(url, {**body, "who": ids}).status_code == 422  # the second click finds them gone
    assert counts(cast.yi) == (3, 1)


def test_the_page_is_closed_to_others(cast):
    url = reverse("branches:transfer", args=[cast.jia.pk])
    assert signed_in(cast.chenxiaodong).get(url).status_code == 403
    assert signed_in(cast.sunli).get(url).status_code == 404
    page = signed_in(cast.lijianjun).get(f"{reverse('temporary-branches:detail', args=[cast.jia.pk])}?tab=roster")
    assert url not in page.content.decode()  # a secretary keeps no other roster


def test_who_takes_part_is_on_the_list_not_counted_and_not_due(cast):
    guest = activist(cast)
    add_participant(unit=cast.jia.unit, person=guest, by=cast.lijianjun.user)
    assert counts(cast.jia) == (8, 1)
    row = next(row for row in roster(cast.jia.unit, days_ago(0), Kind.MEMBER_ASSEMBLY) if row.person == guest)
    assert (row.expected, row.voting, row.title) == (False, False, "入党积极分子")
    page = signed_in(cast.lijianjun).get(f"{reverse('temporary-branches:detail', args=[cast.jia.pk])}?tab=roster")
    assert "参加人员（非党员，1）" in page.content.decode()


def test_members_and_others_are_entered_each_by_their_own_act(cast):
    with pytest.raises(ActRefused, match="编入党员"):
        add_participant(unit=cast.jia.unit, person=cast.wugang, by=None)
    with pytest.raises(ActRefused, match="不是党员"):
        add_member(unit=cast.jia.unit, person=activist(cast), by=None)
    with pytest.raises(ActRefused, match="身份"):
        add_participant(unit=cast.jia.unit, person=activist(cast), by=cast.chenxiaodong.user)


def test_the_form_takes_an_activist_in(cast):
    url = reverse("branches:add_participant", args=[cast.jia.pk])
    guest, secretary = activist(cast), signed_in(cast.lijianjun)
    assert secretary.post(url, {"person": cast.wugang.pk, "starts_on": str(days_ago(1))}).status_code == 422
    assert secretary.post(url, {"person": guest.pk, "starts_on": str(days_ago(1))}).status_code == 302
    assert here(guest, cast.jia)
    assert signed_in(cast.zhaozhiqiang).get(url).status_code == 404
