"""组织关系转接: asked one by one after a branch became a regular one, answered by the person's own side."""

import pytest

from branches.handover import items as handover
from branches.life.steps import branch_steps, lines_of_steps
from branches.merging.acts import merge_unit
from branches.relations.models import RelationTransfer
from organisation.people.models import Person
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from records.workflow import MoveRefused, perform
from tests.branches.life.converting import convert
from tests.branches.life.lives import dissolved, settled
from tests.cast import signed_in


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
