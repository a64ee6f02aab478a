"""Who is due: memberships and posts in force on the day of the meeting."""

import pytest

from education.activities.kinds import Kind
from education.attendance.roster import fingerprint, roster
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Role
from tests.cast import Cast, days_ago


def names(rows) -> list[str]:
    return [row.person.name for row in rows if row.expected]


def test_an_assembly_expects_every_member_secretary_first(cast: Cast):
    rows = roster(cast.jia.unit, days_ago(2), Kind.MEMBER_ASSEMBLY)
    assert names(rows)[:3] == ["李建军", "王海燕", "张雪"]
    assert set(names(rows)) == {"李建军", "王海燕", "张雪", "陈晓东", "周倩", "钱一鸣", "孙二梅", "周三强", "吴四海"}


def test_a_probationary_member_is_due_but_has_no_vote(cast: Cast):
    rows = {row.person.name: row for row in roster(cast.jia.unit, days_ago(2), Kind.MEMBER_ASSEMBLY)}
    assert rows["周倩"].expected
    assert not rows["周倩"].voting
    assert rows["周倩"].title == "预备党员"
    assert rows["陈晓东"].voting


def test_who_became_a_full_member_later_had_no_vote_that_day(cast: Cast):
    Person.objects.filter(pk=cast.zhouqian.pk).update(standing="formal", formal_since=days_ago(10))
    before, after = (
        next(r for r in roster(cast.jia.unit, days_ago(day), Kind.MEMBER_ASSEMBLY) if r.person.name == "周倩")
        for day in (11, 10)
    )
    assert (before.voting, after.voting) == (False, True)
    assert (before.title, after.title) == ("预备党员", "党员")


def test_a_committee_meeting_expects_the_committee_and_lets_others_sit_in(cast: Cast):
    rows = roster(cast.jia.unit, days_ago(2), Kind.COMMITTEE_MEETING)
    assert names(rows) == ["李建军", "王海燕", "张雪"]
    assert "陈晓东" in [row.person.name for row in rows if not row.expected]


def test_the_committee_is_that_of_the_day(cast: Cast):
    """吴刚 was 组织委员 of 甲 until ten days ago; he came as a member, too."""
    TemporaryMembership.objects.create(person=cast.wugang, unit=cast.jia.unit, starts_on=days_ago(250))
    assert "吴刚" in names(roster(cast.jia.unit, days_ago(20), Kind.COMMITTEE_MEETING))
    assert "吴刚" not in names(roster(cast.jia.unit, days_ago(2), Kind.COMMITTEE_MEETING))


def test_who_left_the_site_is_not_called_any_more(cast: Cast):
    TemporaryMembership.objects.filter(person=cast.chenxiaodong).update(ends_on=days_ago(5))
    assert "陈晓东" in names(roster(cast.jia.unit, days_ago(5), Kind.MEMBER_ASSEMBLY))
    assert "陈晓东" not in names(roster(cast.jia.unit, days_ago(4), Kind.MEMBER_ASSEMBLY))


def test_a_group_meeting_expects_its_group(cast: Cast):
    group = PartyGroup.objects.create(unit=cast.jia.unit, name="第一党小组")
    TemporaryMembership.objects.filter(person__in=[cast.chenxiaodong, cast.zhouqian]).update(group=group)
    assert set(names(roster(cast.jia.unit, days_ago(2), Kind.GROUP_MEETING, group))) == {"陈晓东", "周倩"}
    assert names(roster(cast.jia.unit, days_ago(2), Kind.GROUP_MEETING)) == []


@pytest.mark.parametrize("standing", ["activist", "non_member"])
def test_people_outside_the_party_may_sit_in_but_are_never_due(cast: Cast, standing):
    Person.objects.filter(pk=cast.chenxiaodong.pk).update(standing=standing)
    row = next(r for r in roster(cast.jia.unit, days_ago(2), Kind.PARTY_LECTURE) if r.person == cast.chenxiaodong)
    assert (row.expected, row.voting) == (False, False)


def test_a_second_post_does_not_call_anyone_twice(cast: Cast):
    open_post(person=cast.lijianjun, role=Role.GROUP_LEADER, unit=cast.jia.unit, by=None, starts_on=days_ago(200))
    assert names(roster(cast.jia.unit, days_ago(2), Kind.MEMBER_ASSEMBLY)).count("李建军") == 1


def test_the_fingerprint_changes_with_who_is_due(cast: Cast):
    unit, day = cast.jia.unit, days_ago(2)
    assembly = fingerprint(roster(unit, day, Kind.MEMBER_ASSEMBLY))
    assert assembly == fingerprint(roster(unit, day, Kind.PARTY_LECTURE))
    assert assembly != fingerprint(roster(unit, day, Kind.COMMITTEE_MEETING))


def test_it_takes_two_questions_however_many_people(cast: Cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        roster(cast.jia.unit, days_ago(2), Kind.MEMBER_ASSEMBLY)
