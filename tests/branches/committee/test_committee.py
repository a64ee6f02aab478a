"""Designating, replacing, relieving: by the office that approved the branch, and what follows."""

import pytest

from branches.committee.acts import designate
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import link_account
from organisation.powers import Power, Role
from organisation.refusal import ActRefused


def membership(person, branch):
    return TemporaryMembership.objects.get(person=person, unit=branch.unit, ends_on__isnull=True)


def test_posts_held_by_one_are_not_given_twice(cast):
    with pytest.raises(ActRefused, match="更换"):
        designate(
            unit=cast.jia.unit,
            person=cast.chenxiaodong,
            role=Role.SECRETARY,
            by=cast.linjing.user,
            document_number="1号",
        )


def test_the_branch_does_not_designate_its_own_posts(cast):
    for person in (cast.lijianjun, cast.gaoyumei):
        with pytest.raises(ActRefused, match="身份"):
            designate(
                unit=cast.jia.unit,
                person=cast.chenxiaodong,
                role=Role.PUBLICITY_MEMBER,
                by=person.user,
                document_number="1号",
            )


def test_roster_lines_name_the_posts_held(cast):
    line = membership(cast.lijianjun, cast.jia)
    assert line.title == "书记"
    designate(
        unit=cast.jia.unit, person=cast.lijianjun, role=Role.SECRECY_MEMBER, by=cast.linjing.user, document_number="2号"
    )
    line.refresh_from_db()
    assert line.title == "书记、保密委员"


def test_an_account_that_is_linked_later_has_the_rights_of_the_posts(cast, django_user_model):
    person = cast.plain[0]
    post = designate(
        unit=cast.jia.unit, person=person, role=Role.PUBLICITY_MEMBER, by=cast.linjing.user, document_number="2号"
    )
    user = django_user_model.objects.create_user("qianyiming", name="钱一鸣")
    assert not user.has_perm(Power.LOG, cast.jia)
    link_account(person=person, user=user, by=None)
    user = django_user_model.objects.get(pk=user.pk)
    assert post.role == Role.PUBLICITY_MEMBER
    assert user.has_perm(Power.LOG, cast.jia)
