"""The fullest pages of people and projects stay within their queries, however much stands on them."""

from __future__ import annotations

import pytest

from branches.projects.models import Project
from organisation.memberships.models import TemporaryMembership
from organisation.posts.models import Post
from organisation.powers import Role
from tests.cast import Cast, days_ago, signed_in

PROJECT, CARD = 12, 19


@pytest.fixture
def bare(cast: Cast) -> Project:
    """A project that should have a branch and has none."""
    return Project.objects.create(unit=cast.first, code="缺", name="缺支部项目", started_on=days_ago(60))


@pytest.mark.parametrize("who", ["linjing", "huangweijie", "gaoyumei"])
def test_a_project_with_its_branches_and_people(cast: Cast, who: str, django_assert_max_num_queries) -> None:
    client, url = signed_in(getattr(cast, who)), f"/projects/{cast.rail.pk}/"
    client.get(url)
    with django_assert_max_num_queries(PROJECT):
        page = client.get(url).content.decode()
    assert "甲临时党支部" in page and "周倩" in page


def test_a_project_without_a_branch(cast: Cast, bare: Project, django_assert_max_num_queries) -> None:
    client, url = signed_in(cast.huangweijie), f"/projects/{bare.pk}/"
    client.get(url)
    with django_assert_max_num_queries(PROJECT):
        assert "还没有党组织" in client.get(url).content.decode()


def test_the_card_of_someone_who_was_in_many_branches(cast: Cast, django_assert_max_num_queries) -> None:
    for number, branch in enumerate((cast.yi, cast.bing, cast.ding)):
        TemporaryMembership.objects.create(
            unit=branch.unit, person=cast.lijianjun, starts_on=days_ago(300 + number), ends_on=days_ago(200)
        )
        Post.objects.create(
            unit=branch.unit, person=cast.lijianjun, role=Role.PUBLICITY_MEMBER, starts_on=days_ago(300),
            ends_on=days_ago(200),
        )  # fmt: skip
    client, url = signed_in(cast.gaoyumei), f"/people/{cast.lijianjun.pk}/"
    client.get(url)
    with django_assert_max_num_queries(CARD):
        answer = client.get(url)
    stays = [row.starts_on for row, _ in answer.context["memberships"]]
    assert len(stays) == 4 and stays == sorted(stays, reverse=True)


def test_a_reader_of_one_branch_sees_the_stays_that_the_list_shows(cast: Cast) -> None:
    TemporaryMembership.objects.create(
        unit=cast.bing.unit, person=cast.zhangxue, starts_on=days_ago(300), ends_on=days_ago(200)
    )
    for who in ("lijianjun", "gaoyumei", "sunli", "zhangxue", "liufang"):
        reader = getattr(cast, who)
        answer = signed_in(reader).get(f"/people/{cast.zhangxue.pk}/")
        if answer.status_code == 200:
            expected = cast.zhangxue.memberships.visible_to(reader.user)
            assert {row for row, _ in answer.context["memberships"]} == set(expected), who
