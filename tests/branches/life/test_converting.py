"""改设党支部 (BR-04): a regular branch is founded or named; whose 组织关系 goes there is asked one by one."""

import pytest
from django.urls import reverse

from branches.handover import items as handover
from branches.life.convert import convert_branch, regular_branches
from branches.life.models import TemporaryBranch
from branches.life.steps import branch_steps, lines_of_steps
from branches.merging.acts import merge_unit
from branches.relations.models import RelationTransfer
from organisation.people.models import Person
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from records.workflow import MoveRefused, perform
from tests.branches.life.lives import dissolved, settled
from tests.cast import days_ago, signed_in


def convert(cast, **changes):
    plain = {
        "branch": cast.yi,
        "name": "跨海桥检测党支部",
        "code": "EY-01-09",
        "reason": "任务一年以上，人员稳定",
        "document_number": "院党委〔2026〕45号",
        "by": cast.linjing.user,
    }
    return convert_branch(**(plain | changes))


@pytest.fixture
def enough(cast):
    """乙 has the three formal members a regular branch asks for."""
    TemporaryBranch.objects.filter(pk=cast.yi.pk).update(formal_count=3)
    cast.yi.refresh_from_db()


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


def test_each_is_confirmed_or_refused_by_the_persons_own_side(cast, enough):
    target = convert(cast)
    transfer = RelationTransfer.objects.get(person=cast.zhaozhiqiang)
    for person in (cast.zhaozhiqiang, cast.sunli, cast.linjing):
        with pytest.raises(MoveRefused, match="身份"):
            perform(transfer, "confirm", by=person.user)
    perform(transfer, "confirm", by=cast.gaoyumei.user)
    cast.zhaozhiqiang.refresh_from_db()
    assert cast.zhaozhiqiang.home_branch == target
    with pytest.raises(MoveRefused):
        perform(transfer, "confirm", by=cast.gaoyumei.user)
    outside = RelationTransfer.objects.get(person=cast.maimaiti)
    with pytest.raises(MoveRefused, match="身份"):
        perform(outside, "refuse", by=cast.gaoyumei.user, reason="外单位党员")
    with pytest.raises(MoveRefused, match="原因"):
        perform(outside, "refuse", by=cast.linjing.user)
    perform(outside, "refuse", by=cast.linjing.user, reason="外单位党员，组织关系不转接")
    cast.maimaiti.refresh_from_db()
    assert cast.maimaiti.home_branch is None


def test_who_moved_meanwhile_is_not_moved_again(cast, enough):
    convert(cast)
    transfer = RelationTransfer.objects.get(person=cast.zhaozhiqiang)
    elsewhere = create_unit(name="别的支部", code="EY-01-77", kind=Unit.Kind.HOME_BRANCH, parent=cast.first, by=None)
    Person.objects.filter(pk=cast.zhaozhiqiang.pk).update(home_branch=elsewhere)
    with pytest.raises(MoveRefused, match="已经变动"):
        perform(transfer, "confirm", by=cast.gaoyumei.user)
    transfer.refresh_from_db()
    assert transfer.state == "proposed"


def test_a_transfer_goes_where_the_regular_branches_went_meanwhile(cast, enough):
    target = convert(cast)
    merge_unit(unit=target, into=cast.home, by=None)
    transfer = RelationTransfer.objects.get(person=cast.maimaiti)
    perform(transfer, "confirm", by=cast.linjing.user)
    cast.maimaiti.refresh_from_db()
    assert cast.maimaiti.home_branch == cast.home


def test_whose_own_branch_went_into_another_one_has_not_moved_by_it(cast, enough):
    target = convert(cast)
    other = create_unit(name="一部新支部", code="EY-01-08", kind=Unit.Kind.HOME_BRANCH, parent=cast.first, by=None)
    merge_unit(unit=cast.home, into=other, by=None)
    transfer = RelationTransfer.objects.get(person=cast.zhaozhiqiang)
    perform(transfer, "confirm", by=cast.gaoyumei.user)
    cast.zhaozhiqiang.refresh_from_db()
    assert cast.zhaozhiqiang.home_branch == target


def test_nothing_goes_into_a_branch_that_hands_over(cast, enough):
    convert(cast)
    with pytest.raises(ActRefused, match="正在撤销移交，不能再并入"):
        merge_unit(unit=cast.jia.unit, into=cast.yi.unit, by=None)
    assert Unit.objects.get(pk=cast.jia.unit_id).ended_on is None


def test_the_hand_over_waits_for_the_last_transfer(cast, enough):
    convert(cast)
    entry = next(one for one in handover.entries(cast.yi, cast.gaoyumei.user) if one.code == "relations")
    assert entry.is_open
    rows = signed_in(cast.gaoyumei).get(entry.url).context["rows"]
    assert len(rows) == entry.seen == entry.count
    settled(cast, cast.yi)
    dissolved(cast, cast.yi)
    last = branch_steps(cast.yi, lines_of_steps(cast.yi))[-2]
    assert (last.label, last.state) == ("改设党支部", "done")


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
