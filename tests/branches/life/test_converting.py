"""改设党支部 (BR-04): a regular branch is founded or named; whose 组织关系 goes there is asked one by one."""

import pytest
from django.urls import reverse

from branches.life.convert import regular_branches
from branches.life.models import TemporaryBranch
from branches.merging.acts import merge_unit
from branches.relations.models import RelationTransfer
from organisation.people.models import Person
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.branches.life.converting import convert
from tests.cast import days_ago, signed_in


def homes(cast):
    members = Person.objects.filter(memberships__unit=cast.yi.unit)
    return dict(members.values_list("name", "home_branch__name"))


def test_the_regular_branch_stands_under_the_unit_and_nobody_has_moved(cast, enough):
    before = homes(cast)
    target = convert(cast)
    assert (target.kind, target.parent, target.founded_on) == (Unit.Kind.HOME_BRANCH, cast.first, days_ago(0))
    assert homes(cast) == before
    assert (cast.yi.state, cast.yi.successor, cast.yi.dissolving_reason) == (
        "dissolving",
        target,
        "改设跨海桥检测党支部",
    )
    proposed = RelationTransfer.objects.filter(unit=cast.yi.unit)
    assert set(proposed.values_list("person__name", flat=True)) == set(before)
    assert {one.state for one in proposed} == {"proposed"}


def test_nothing_goes_into_a_branch_that_hands_over(cast, enough):
    convert(cast)
    with pytest.raises(ActRefused, match="正在撤销移交，不能再并入"):
        merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert Unit.objects.get(pk=cast.jia.unit_id).ended_on is None


def test_a_regular_branch_that_is_there_can_take_the_members(cast, enough):
    assert convert(cast, successor=cast.home, name="", code="") == cast.home
    # Whose relation is there already has nothing to confirm.
    assert not RelationTransfer.objects.filter(person=cast.zhaozhiqiang).exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "理由"),
        ({"document_number": ""}, "文号"),
        ({"name": ""}, "名称和编码"),
        ({"code": "EY-01-01"}, "已经用过"),
        ({"on": days_ago(-1)}, "决定日期"),
    ],
)
def test_refusals_leave_nothing_behind(cast, enough, changes, said):
    units = Unit.objects.count()
    with pytest.raises(ActRefused, match=said):
        convert(cast, **changes)
    cast.yi.refresh_from_db()
    assert (cast.yi.state, Unit.objects.count()) == ("running", units)


def test_fewer_than_three_formal_members_make_no_regular_branch(cast):
    TemporaryBranch.objects.filter(pk=cast.yi.pk).update(formal_count=2)
    cast.yi.refresh_from_db()
    with pytest.raises(ActRefused, match="第四条"):
        convert(cast)


def test_a_branch_of_another_unit_is_no_successor(cast, enough):
    foreign = create_unit(name="二部支部", code="EY-02-01", kind=Unit.Kind.HOME_BRANCH, parent=cast.second, by=None)
    assert foreign not in regular_branches(cast.yi)
    with pytest.raises(ActRefused, match="不是"):
        convert(cast, successor=foreign)


def test_the_page_asks_for_one_of_both(cast, enough):
    institute, url = signed_in(cast.linjing), reverse("branches:convert", args=[cast.yi.pk])
    body = {"reason": "任务稳定", "document_number": "院党委〔2026〕45号", "on": str(days_ago(0))}
    assert institute.post(url, body).status_code == 422
    assert institute.post(url, {**body, "successor": cast.home.pk, "name": "甲", "code": "乙"}).status_code == 422
    assert institute.post(url, {**body, "name": "新支部", "code": "EY-01-55"}).status_code == 302
    assert institute.get(url).status_code == 302
    page = institute.get(reverse("temporary-branches:detail", args=[cast.yi.pk]), {"tab": "handover"})
    assert "组织关系转接逐人确认" in page.content.decode()
